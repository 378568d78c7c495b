"""What gpucheck times, in PyTorch on the same GPU; one JSON object on the last line.

    python3 gpu.py --device 0 --elements 134217728 --rows 8192
"""
import argparse
import json
import sys
import time

RUNS, WARM, LONG, WIDTH = 5, 3, 0.05, 1024


def absent(reason):
    print(json.dumps({"absent": reason}))
    sys.exit(0)


def seconds(torch, call):
    """One call: the median of five runs that last a twentieth of a second, each waited for once."""
    def run(calls):
        torch.cuda.synchronize()
        start = time.perf_counter()
        for _ in range(calls):
            call()
        torch.cuda.synchronize()
        return time.perf_counter() - start

    run(WARM)
    calls = 1
    while calls < 1 << 14 and run(calls) < LONG:
        calls *= 2
    return sorted(run(calls) for _ in range(RUNS))[RUNS // 2] / calls


def memory(torch, F, elements):
    x = torch.randn(elements // WIDTH, WIDTH, device="cuda")
    y, weight, bias = torch.empty_like(x), torch.ones(WIDTH, device="cuda"), torch.zeros(WIDTH, device="cuda")
    size = x.numel() * 4
    copy = 2 * size / seconds(torch, lambda: y.copy_(x))
    yield "copy", copy / 1e9, "GB/s"

    def share(moved, call):
        return 100 * moved * size / seconds(torch, call) / copy

    z = x.clone()
    yield "sum of two, a + b", share(3, lambda: torch.add(x, z, out=y)), "% of copy"
    yield "map of many steps, gelu", share(2, lambda: F.gelu(x)), "% of copy"
    yield "sum of everything", share(1, lambda: x.sum()), "% of copy"
    yield "softmax of rows", share(2, lambda: F.softmax(x, dim=-1)), "% of copy"
    yield "layer norm of rows", share(2, lambda: F.layer_norm(x, (WIDTH,), weight, bias)), "% of copy"
    parameter = x.clone().requires_grad_()
    parameter.grad = x.clone()
    optimizer = torch.optim.AdamW([parameter], fused=True)
    yield "AdamW of one parameter, fused", share(7, optimizer.step), "% of copy"


def products(torch, n):
    for name, dtype, tf32 in (("Float32", torch.float32, False), ("Float32 by tf32", torch.float32, True), ("BFloat16", torch.bfloat16, False), ("Float16", torch.float16, False)):
        torch.backends.cuda.matmul.allow_tf32 = tf32
        a, b = torch.randn(n, n, device="cuda").to(dtype), torch.randn(n, n, device="cuda").to(dtype)
        c = torch.empty(n, n, device="cuda", dtype=dtype)
        yield f"{n} x {n} x {n}, {name}", 2 * n ** 3 / seconds(torch, lambda: torch.mm(a, b, out=c)) / 1e12, "TFLOP/s"
    torch.backends.cuda.matmul.allow_tf32 = False


def steps(torch, F):
    import gpt
    model = gpt.Gpt(65).to("cuda")
    tokens, following = (torch.randint(65, (gpt.BATCH, gpt.CONTEXT), device="cuda") for _ in range(2))
    matrices, others = [p for p in model.parameters() if p.dim() >= 2], [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}], lr=1e-3, betas=(0.9, 0.99))

    def step():
        loss = F.cross_entropy(model(tokens).view(-1, 65), following.view(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    yield "small GPT, eager", 1e3 * seconds(torch, step), "ms"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", type=int, default=0)
    parser.add_argument("--elements", type=int, default=1 << 27)
    parser.add_argument("--rows", type=int, default=8192)
    a = parser.parse_args()
    try:
        import torch
        from torch.nn import functional as F
    except ImportError as e:
        absent(f"python3 has no PyTorch: {e}")
    if not torch.cuda.is_available():
        absent(f"PyTorch {torch.__version__} sees no CUDA device")
    torch.cuda.set_device(a.device)
    findings = []
    for part in (memory(torch, F, a.elements), products(torch, a.rows), steps(torch, F)):
        findings += [{"what": what, "figure": figure, "unit": unit} for what, figure, unit in part]
    print(json.dumps({"who": f"PyTorch {torch.__version__}, {torch.cuda.get_device_name(a.device)}", "findings": findings}))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Records what PyTorch's nn.LSTM and nn.GRU give: outputs, last states and gradients of inputs, states and parameters.

Run with a python3 that has torch from any folder:  tests/Golden/recurrent.py
Writes tests/Golden/recurrent/<Module>.json. Sizes: 5 steps, 3 examples, 4 numbers in, 6 hidden. The loss is the sum over all
results r of sum(r[j] * c[j]) with c[j] = ((7 j + 5) mod 11 - 5) / 4.
"""
import json, os
import torch

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recurrent")


def pack(t):
    return {"shape": list(t.shape), "values": t.detach().reshape(-1).tolist()}


def loss(results):
    return sum((r * torch.tensor([((7 * j + 5) % 11 - 5) / 4 for j in range(r.numel())]).reshape(r.shape)).sum() for r in results)


def record(kind, bias, with_state):
    torch.manual_seed(1)
    module = getattr(torch.nn, kind)(4, 6, bias=bias)
    x = torch.randn(5, 3, 4, requires_grad=True)
    states = [torch.randn(1, 3, 6, requires_grad=True) for _ in range(2 if kind == "LSTM" else 1)] if with_state else []
    given = (tuple(states) if kind == "LSTM" else states[0]) if with_state else None
    output, last = module(x, given)
    results = [output] + [s.squeeze(0) for s in (last if kind == "LSTM" else [last])]
    loss(results).backward()
    return {"bias": bias, "x": pack(x), "states": [pack(s.squeeze(0)) for s in states], "results": [pack(r) for r in results],
            "parameters": {n: pack(p) for n, p in module.named_parameters()},
            "gradients": {"x": pack(x.grad), "states": [pack(s.grad.squeeze(0)) for s in states], "parameters": {n: pack(p.grad) for n, p in module.named_parameters()}}}


os.makedirs(ROOT, exist_ok=True)
for kind, name in (("LSTM", "Lstm"), ("GRU", "Gru")):
    cases = [record(kind, bias, with_state) for bias in (True, False) for with_state in (True, False)]
    with open(os.path.join(ROOT, name + ".json"), "w") as file:
        file.write('{"module": "%s", "source": "PyTorch %s", "cases": [\n' % (name, torch.__version__))
        file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        file.write("\n]}\n")

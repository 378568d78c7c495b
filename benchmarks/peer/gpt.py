"""The peer of docs/tutorials/Shakespeare: the same model, data, schedule and settings in PyTorch.

Run with Debian's python3-torch and libopenblas0-openmp:
    /usr/bin/python3 benchmarks/peer/gpt.py --data FILE [--steps 2000] [--threads 4]
The last line is in the tutorial's form: val_loss L steps N seconds S (training steps alone).
"""
import argparse
import math
import resource
import time

import torch
from torch import nn
from torch.nn import functional as F

LAYERS, HEADS, MODEL, CONTEXT, BATCH = 4, 4, 128, 64, 12


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(MODEL))

    def forward(self, x):
        return F.layer_norm(x, (MODEL,), self.weight, None, 1e-5)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.before, self.between = Norm(), Norm()
        self.qkv = nn.Linear(MODEL, 3 * MODEL, bias=False)
        self.join = nn.Linear(MODEL, MODEL, bias=False)
        self.up = nn.Linear(MODEL, 4 * MODEL, bias=False)
        self.down = nn.Linear(4 * MODEL, MODEL, bias=False)
        self.register_buffer("causal", torch.tril(torch.ones(CONTEXT, CONTEXT)).view(1, 1, CONTEXT, CONTEXT))

    def attend(self, x):
        b, t, c = x.size()
        q, k, v = (y.view(b, t, HEADS, c // HEADS).transpose(1, 2) for y in self.qkv(x).split(MODEL, dim=2))
        scores = (q @ k.transpose(-2, -1)) / math.sqrt(c // HEADS)
        scores = scores.masked_fill(self.causal[:, :, :t, :t] == 0, float("-inf"))
        y = F.softmax(scores, dim=-1) @ v
        return self.join(y.transpose(1, 2).contiguous().view(b, t, c))

    def forward(self, x):
        x = x + self.attend(self.before(x))
        return x + self.down(F.gelu(self.up(self.between(x))))


class Gpt(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.characters = nn.Embedding(vocab, MODEL)
        self.places = nn.Embedding(CONTEXT, MODEL)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.last = Norm()
        for name, p in self.named_parameters():
            if p.dim() >= 2:
                nn.init.normal_(p, 0.0, 0.02 / math.sqrt(2 * LAYERS) if "join" in name or "down" in name else 0.02)

    def forward(self, tokens):
        x = self.characters(tokens) + self.places(torch.arange(tokens.size(1), device=tokens.device))
        for block in self.blocks:
            x = block(x)
        return self.last(x) @ self.characters.weight.t()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1337)
    parser.add_argument("--memory", action="store_true", help="print the most MiB that were resident, and stop after the training")
    parser.add_argument("--times", action="store_true", help="print the median of the step's milliseconds")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    text = open(a.data, encoding="utf-8").read()
    alphabet = sorted(set(text))
    place = {c: i for i, c in enumerate(alphabet)}
    tokens = torch.tensor([place[c] for c in text])
    cut = int(0.9 * len(tokens))

    def batch(part):
        first = torch.randint(len(part) - CONTEXT, (BATCH,))
        return (torch.stack([part[i:i + CONTEXT] for i in first]), torch.stack([part[i + 1:i + 1 + CONTEXT] for i in first]))

    model = Gpt(len(alphabet))
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}], lr=1e-3, betas=(0.9, 0.99))
    seconds, times = 0.0, []
    for step in range(a.steps):
        x, y = batch(tokens[:cut])
        start = time.perf_counter()
        warm = 100
        rate = 1e-3 * (step + 1) / (warm + 1) if step < warm else 1e-4 + 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, a.steps - warm))) * 9e-4
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = F.cross_entropy(model(x).view(-1, len(alphabet)), y.view(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        loss.item()
        times.append(time.perf_counter() - start)
        seconds += times[-1]
    if a.memory:
        print(f"peak_mib {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}")
        return
    with torch.no_grad():
        held = [F.cross_entropy(model(x).view(-1, len(alphabet)), y.view(-1)).item() for x, y in (batch(tokens[cut:]) for _ in range(200))]
    if a.times:
        print(f"step_ms {1000 * sorted(times)[len(times) // 2]:.3f}")
    print(f"val_loss {sum(held) / len(held):.4f} steps {a.steps} seconds {seconds:.1f}")


if __name__ == "__main__":
    main()

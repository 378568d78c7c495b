"""The peer's side of `benchmarks -- compare`: reads one command a line, answers with one line.

    setup CODE     runs CODE (statements separated by \\n), which defines run()
    time CALLS     nanoseconds of one call of run(), over CALLS calls
    result PATH    writes what run() gives, flattened to float32, to PATH; answers with the number of elements
"""
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F


def t(seed, *shape, low=-0.5, high=0.5):
    """Numbers that the other side can make too: a multiplicative sequence, scaled to [low, high)."""
    count = int(np.prod(shape)) if shape else 1
    i = np.arange(count, dtype=np.uint64)
    x = ((i + np.uint64(seed * 7919)) * np.uint64(2654435761)) % np.uint64(1 << 32)
    return torch.from_numpy((x.astype(np.float64) / 2.0**32 * (high - low) + low).astype(np.float32).reshape(shape))


def integers(seed, high, *shape):
    return (t(seed, *shape, low=0, high=high)).floor().clamp(max=high - 1).long()


def backward(y, *leaves):
    """Gradients of the sum of y."""
    for leaf in leaves:
        leaf.grad = None
    y.sum().backward()
    return [leaf.grad for leaf in leaves]


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(0)
    scope = {}
    for line in sys.stdin:
        command, _, rest = line.rstrip("\n").partition(" ")
        if command == "setup":
            scope = {"torch": torch, "F": F, "t": t, "integers": integers, "backward": backward}
            exec(rest.replace("\\n", "\n"), scope)
            print("ready")
        elif command == "time":
            calls, run = int(rest), scope["run"]
            start = time.perf_counter_ns()
            for _ in range(calls):
                run()
            print((time.perf_counter_ns() - start) / calls)
        elif command == "result":
            y = scope["run"]()
            parts = y if isinstance(y, (list, tuple)) else [y]
            flat = torch.cat([p.detach().float().reshape(-1) for p in parts]).contiguous().numpy()
            flat.tofile(rest)
            print(flat.size)
        sys.stdout.flush()


main()

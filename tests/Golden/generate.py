#!/usr/bin/env python3
"""Records what PyTorch answers for every pointwise operation: values on a fixed grid (edge values, kinks, ties), and gradients.

Run with a python3 that has torch (Debian's python3-torch will do) from any folder:  tests/Golden/generate.py
Writes tests/Golden/pointwise/<Operation>.json, one per file in Engine/Ops/Pointwise/*/. A case is a call by the C# member's name:
inputs become its tensor parameters in order, args the parameters of those names. The loss of the gradients is
sum(y[j] * c[j]) with c[j] = ((7 j + 5) mod 11 - 5) / 4.
"""
import itertools, json, math, os, warnings
import torch
import torch.nn.functional as F
warnings.filterwarnings("ignore")

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pointwise")
INF, NAN = math.inf, math.nan
FLOATS = [torch.float32, torch.float64]
INTS = [torch.int64, torch.int32, torch.uint8, torch.int8]
WIDE = [-INF, -100, -20, -7.5, -6, -3.25, -3, -2.5, -2, -1.5, -1, -0.75, -0.5, -0.25, -1e-3, -0.0,
        0.0, 1e-3, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 3.25, 6, 7.5, 20, 25, 100, INF, NAN]
UNIT = [-1.5, -1, -0.9, -0.75, -0.5, -0.25, -1e-3, -0.0, 0.0, 1e-3, 0.25, 0.5, 0.75, 0.9, 0.999, 1, 1.5, INF, NAN]
POSITIVE = [0.0, 1e-3, 0.1, 0.25, 0.5, 0.9, 1, 1.1, 1.5, 2, 2.5, 3.75, 7, 12.5, 30, 100, INF, NAN]
PAIR = [-INF, -7.5, -3, -2, -1, -0.5, -0.0, 0.0, 0.25, 1, 2, 2.5, 3, 7.5, INF, NAN]
SMALL = [-3.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 3.5]
WHOLE = [-100, -7, -3, -2, -1, 0, 1, 2, 3, 5, 7, 12, 100]
operations = {}
# Where PyTorch itself is less accurate than its dtype: the relative error to allow in float64, and why.
IMPRECISE = {
    "HardSigmoid": (1e-7, "the derivative's 1/6 is a float32 constant"),
    "HardSwish": (1e-7, "the constants are float32"),
    "Celu": (1e-6, "1/alpha is a float32 constant"),
    "Elu": (1e-7, "the constants are float32"),
    "Digamma": (1e-9, "PyTorch's trigamma is good to 10 digits"),
    "Polygamma": (1e-9, "PyTorch's trigamma is good to 10 digits"),
    "Lgamma": (1e-10, "PyTorch's digamma near its poles"),
    "Igamma": (1e-8, "PyTorch's uniform asymptotic series where both arguments are large and close"),
    "Igammac": (1e-8, "PyTorch's uniform asymptotic series where both arguments are large and close"),
}


def number(v):
    if isinstance(v, (bool, int)):
        return v
    return "nan" if math.isnan(v) else "inf" if v == INF else "-inf" if v == -INF else v


def pack(t):
    return {"dtype": str(t.dtype).replace("torch.", ""), "shape": list(t.shape), "values": [number(v) for v in t.reshape(-1).tolist()]}


def record(op, call, f, inputs, args, gradients):
    """One case, or nothing where PyTorch refuses it."""
    leaves = [x.clone().requires_grad_(gradients and x.is_floating_point()) for x in inputs]
    try:
        y = f(*leaves)
    except (RuntimeError, NotImplementedError, TypeError):
        return
    case = {"call": call, "args": args, "inputs": [pack(x) for x in inputs]}
    if isinstance(y, bool):
        case["result"] = y
    else:
        case["output"] = pack(y.detach())
        if gradients and y.is_floating_point() and y.requires_grad:
            c = torch.tensor([((7 * j + 5) % 11 - 5) / 4 for j in range(y.numel())], dtype=y.dtype).reshape(y.shape)
            try:
                grads = torch.autograd.grad((y * c).sum(), [x for x in leaves if x.requires_grad], allow_unused=True)
            except (RuntimeError, NotImplementedError):
                grads = []
            found = iter(grads)
            if grads:
                case["gradients"] = [pack(g + 0)["values"] if x.requires_grad and (g := next(found)) is not None else None for x in leaves]
    operations.setdefault(op, []).append(case)


def finite(values):
    return [v for v in values if math.isfinite(v)]


def grid(values, arity, dtype):
    pairs = list(itertools.product(values, repeat=arity))
    return [torch.tensor([p[k] for p in pairs], dtype=torch.float64 if dtype.is_floating_point else torch.int64).to(dtype) for k in range(arity)]


def real(op, f, values=WIDE, arity=1, args=None, call=None, ints=False, bools=False, gradient_values=None):
    args = args or {}
    for dtype in FLOATS:
        record(op, call or op, f, grid(values, arity, dtype), args, False)
        record(op, call or op, f, grid(finite(gradient_values or values), arity, dtype), args, True)
    if ints:
        for dtype in INTS:
            record(op, call or op, f, grid([v for v in WHOLE if dtype != torch.uint8 or v >= 0], arity, dtype), args, False)
    else:
        record(op, call or op, f, grid([v for v in WHOLE if abs(v) < 8], arity, torch.int64), args, False)
    if bools:
        record(op, call or op, f, grid([0, 1], arity, torch.bool), args, False)


def unary():
    for op, f in {"Abs": torch.abs, "Negate": torch.neg, "Sign": torch.sign, "Sgn": torch.sgn, "Square": torch.square,
                  "Relu": torch.relu, "Relu6": F.relu6, "Floor": torch.floor, "Ceil": torch.ceil, "Truncate": torch.trunc,
                  "Positive": torch.positive}.items():
        real(op, f, ints=True, bools=op in ("Sign", "Sgn"))
    for op, f in {"Reciprocal": torch.reciprocal, "Deg2Rad": torch.deg2rad, "Rad2Deg": torch.rad2deg, "Frac": torch.frac, "Exp": torch.exp,
                  "Exp2": torch.exp2, "Expm1": torch.expm1, "Sin": torch.sin, "Cos": torch.cos, "Tan": torch.tan, "Atan": torch.atan,
                  "Sinc": torch.sinc, "Angle": torch.angle, "Sinh": torch.sinh, "Cosh": torch.cosh, "Asinh": torch.asinh, "Tanh": torch.tanh,
                  "Sigmoid": torch.sigmoid, "LogSigmoid": F.logsigmoid, "Silu": F.silu, "Mish": F.mish, "Selu": F.selu, "HardSwish": F.hardswish,
                  "HardSigmoid": F.hardsigmoid, "Softsign": F.softsign, "TanhShrink": F.tanhshrink, "Erf": torch.erf, "Erfc": torch.erfc,
                  "Erfcx": torch.special.erfcx, "Ndtr": torch.special.ndtr, "LogNdtr": torch.special.log_ndtr, "I0": torch.special.i0,
                  "I0e": torch.special.i0e, "I1": torch.special.i1, "I1e": torch.special.i1e, "NanToNum": torch.nan_to_num}.items():
        real(op, f)
    for op, f in {"Log": torch.log, "Log2": torch.log2, "Log10": torch.log10, "Log1p": torch.log1p, "Sqrt": torch.sqrt, "Rsqrt": torch.rsqrt,
                  "Acosh": torch.acosh, "Entr": torch.special.entr}.items():
        real(op, f, [-1.0] + POSITIVE, gradient_values=POSITIVE)
    for op, f in {"Asin": torch.asin, "Acos": torch.acos, "Atanh": torch.atanh, "Erfinv": torch.erfinv}.items():
        real(op, f, UNIT, gradient_values=[v for v in UNIT if abs(v) < 1])
    real("Ndtri", torch.special.ndtri, [-0.5, 0.0, 1e-9, 1e-3, 0.01, 0.25, 0.5, 0.75, 0.99, 0.999, 1, 1.5, NAN], gradient_values=[1e-3, 0.1, 0.5, 0.9])
    off_poles = [-3.5, -2.25, -1.5, -0.75, -0.25, 1e-3, 0.25, 0.5, 1, 1.25, 1.5, 2, 2.5, 7, 30, 100]
    real("Lgamma", torch.lgamma, off_poles + [-2, -1, 0, INF, NAN], gradient_values=off_poles)
    real("Digamma", torch.digamma, off_poles + [-2, -1, 0, INF, NAN], gradient_values=off_poles)
    real("Logit", torch.logit, UNIT)
    real("Logit", lambda x: torch.logit(x, eps=0.1), UNIT, args={"eps": 0.1})
    real("Round", torch.round, ints=True)
    real("Round", lambda x: torch.round(x, decimals=1), [-2.25, -1.75, -0.05, 0.05, 0.15, 0.25, 1.25, 12.34], args={"decimals": 1})
    real("Round", lambda x: torch.round(x, decimals=-1), [-25.0, -15, -5, 4.9, 5, 15, 123], args={"decimals": -1})
    real("NanToNum", lambda x: torch.nan_to_num(x, 7.0, 8.0, -9.0), args={"nan": 7.0, "positive": 8.0, "negative": -9.0})
    real("Gelu", F.gelu)
    real("Gelu", lambda x: F.gelu(x, approximate="tanh"), args={"byTanh": True}, values=[v for v in WIDE if v != -INF])
    for alpha in (1.0, 0.3):
        real("Elu", lambda x: F.elu(x, alpha), args={"alpha": alpha})
        real("Celu", lambda x: F.celu(x, alpha), args={"alpha": alpha})
    for slope in (0.01, -0.2):
        real("LeakyRelu", lambda x: F.leaky_relu(x, slope), args={"slope": slope})
    real("Rrelu", lambda x: F.rrelu(x, 0.1, 0.3, training=False), args={"lower": 0.1, "upper": 0.3})
    real("HardTanh", F.hardtanh, ints=True)
    real("HardTanh", lambda x: F.hardtanh(x, -2.0, 3.0), args={"min": -2.0, "max": 3.0}, ints=True)
    for threshold in (0.5, 1.5):
        real("HardShrink", lambda x: F.hardshrink(x, threshold), args={"threshold": threshold})
        real("SoftShrink", lambda x: F.softshrink(x, threshold), args={"threshold": threshold})
    real("Softplus", F.softplus)
    real("Softplus", lambda x: F.softplus(x, 2.0, 5.0), args={"beta": 2.0, "threshold": 5.0})
    real("Threshold", lambda x: F.threshold(x, 0.5, -7.0), args={"threshold": 0.5, "value": -7.0})
    for op, f in {"IsNaN": torch.isnan, "IsInf": torch.isinf, "IsPosInf": torch.isposinf, "IsNegInf": torch.isneginf, "IsFinite": torch.isfinite,
                  "IsReal": torch.isreal, "SignBit": torch.signbit, "LogicalNot": torch.logical_not}.items():
        real(op, f, [v for v in WIDE if op != "SignBit" or not math.isnan(v)], ints=True, bools=True)
    for dtype in INTS + [torch.bool]:
        record("BitwiseNot", "BitwiseNot", torch.bitwise_not, grid([0, 1] if dtype == torch.bool else WHOLE, 1, dtype), {}, False)
    x = torch.tensor(WIDE[1:-2] + [4.0], dtype=torch.float64).reshape(3, -1)
    if x.shape[1] % 2: x = x[:, 1:]
    for dtype in FLOATS:
        record("Glu", "Glu", F.glu, [x.to(dtype)], {}, True)
        record("Glu", "Glu", lambda v: F.glu(v, 1), [x.to(dtype)], {"dim": 1}, True)
        channels = torch.tensor(finite(WIDE)[:30], dtype=dtype).reshape(2, 3, 5)
        record("Prelu", "Prelu", F.prelu, [channels, torch.tensor([0.25, -0.5, 0.0], dtype=dtype)], {}, True)
        record("Prelu", "Prelu", F.prelu, [channels, torch.tensor([0.25], dtype=dtype)], {}, True)


def binary():
    nonzero = [v for v in PAIR if v != 0]
    for op, f in {"Add": torch.add, "Subtract": torch.sub, "Multiply": torch.mul, "Maximum": torch.maximum, "Minimum": torch.minimum,
                  "Fmax": torch.fmax, "Fmin": torch.fmin, "ReverseSubtract": torch.rsub,
                  "ClampMin": lambda x, y: torch.clamp(x, min=y), "ClampMax": lambda x, y: torch.clamp(x, max=y)}.items():
        real(op, f, PAIR, 2, ints=True, bools=op in ("Add", "Multiply", "Maximum", "Minimum", "Fmax", "Fmin"))
    real("Heaviside", torch.heaviside, PAIR, 2, ints=True)
    for op, f in {"Divide": torch.div, "Hypot": torch.hypot, "NextAfter": torch.nextafter, "Atan2": torch.atan2,
                  "LogAddExp": torch.logaddexp, "LogAddExp2": torch.logaddexp2}.items():
        real(op, f, PAIR, 2, gradient_values=SMALL)
    real("CopySign", torch.copysign, PAIR[:-1], 2, gradient_values=SMALL)  # the sign of a NaN is nobody's promise
    for op, f in {"Fmod": torch.fmod, "Remainder": torch.remainder, "FloorDivide": torch.floor_divide,
                  "TruncateDivide": lambda x, y: torch.div(x, y, rounding_mode="trunc")}.items():
        for dtype in FLOATS:
            record(op, op, f, grid(PAIR, 2, dtype), {}, False)
            record(op, op, f, grid(SMALL, 2, dtype), {}, op in ("Fmod", "Remainder"))
            record(op, op, f, [torch.tensor([1e9, 123456.7, -1e9, 5e7, 3.0], dtype=dtype), torch.tensor([0.3, 0.1, 7.7, -3.0, 1e-3], dtype=dtype)], {}, False)
        for dtype in INTS:
            values = [v for v in WHOLE if v != 0 and (dtype != torch.uint8 or v > 0)]
            record(op, op, f, grid(values, 2, dtype), {}, False)
    real("Pow", torch.pow, [-INF, -3, -1, -0.5, -0.0, 0.0, 0.25, 1, 2, 2.5, 3, 10, INF, NAN], 2, ints=True, gradient_values=[0.0, 0.25, 0.5, 1, 2, 3.5])
    for exponent in (0.0, 1.0, 2.0, 3.0, -1.0, 0.5, -0.5, 2.5, -2.0):
        real("Pow", lambda x: torch.pow(x, exponent), args={"y": exponent}, gradient_values=POSITIVE)
    real("Pow", lambda x: torch.pow(x, 3), args={"y": 3}, ints=True, bools=True)
    real("FloatPower", torch.float_power, [-2, -1, 0.0, 0.5, 1, 3], 2, ints=True, gradient_values=[0.5, 1, 3])
    real("Ldexp", torch.ldexp, [-3, -1, 0.0, 0.5, 2, 5], 2)
    real("Xlogy", torch.xlogy, [-1, 0.0, 0.5, 1, 2, INF, NAN], 2, gradient_values=[0.25, 0.5, 1, 2])
    real("Xlog1py", torch.special.xlog1py, [-1, 0.0, 0.5, 1, 2, INF, NAN], 2, gradient_values=[0.25, 0.5, 1, 2])
    for n in range(4):
        points = [-2.5, -0.75, 0.25, 0.5, 1, 1.5, 2, 7, 30]
        for dtype in FLOATS:
            y = torch.tensor(points, dtype=dtype)
            f = lambda order, v: torch.polygamma(n, v)
            record("Polygamma", "Polygamma", f, [torch.full_like(y, n).requires_grad_(False), y], {}, False)
    for dtype in FLOATS:
        q = torch.tensor([0.25, 0.5, 1, 1.5, 2, 7, 30], dtype=dtype)
        for s in (1.0, 1.5, 2.0, 4.5):
            record("Zeta", "Zeta", torch.special.zeta, [torch.full_like(q, s), q], {}, False)
        positive = [0.25, 0.5, 1, 1.5, 2, 7, 30]
        record("Igamma", "Igamma", torch.igamma, grid(positive, 2, dtype), {}, False)
        record("Igammac", "Igammac", torch.igammac, grid(positive, 2, dtype), {}, False)
    for op, f in {"Equal": torch.eq, "NotEqual": torch.ne, "Less": torch.lt, "LessOrEqual": torch.le, "Greater": torch.gt, "GreaterOrEqual": torch.ge,
                  "LogicalAnd": torch.logical_and, "LogicalOr": torch.logical_or, "LogicalXor": torch.logical_xor}.items():
        real(op, f, PAIR, 2, ints=True, bools=True)
    for dtype in INTS + [torch.bool]:
        inputs = grid([0, 1] if dtype == torch.bool else [v for v in WHOLE if v >= 0 or dtype != torch.uint8], 2, dtype)
        for op, f in {"BitwiseAnd": torch.bitwise_and, "BitwiseOr": torch.bitwise_or, "BitwiseXor": torch.bitwise_xor, "Gcd": torch.gcd, "Lcm": torch.lcm}.items():
            if dtype not in (torch.uint8, torch.int8) or op not in ("Gcd", "Lcm"):
                record(op, op, f, inputs, {}, False)
        if dtype != torch.bool:
            shift = inputs[1].clamp(0, 7)
            record("BitwiseLeftShift", "BitwiseLeftShift", torch.bitwise_left_shift, [inputs[0], shift], {}, False)
            record("BitwiseRightShift", "BitwiseRightShift", torch.bitwise_right_shift, [inputs[0], shift], {}, False)
    for alpha in (2.5, -3):
        for dtype in FLOATS + ([torch.int64, torch.int32] if alpha == -3 else []):
            inputs = grid(SMALL if dtype.is_floating_point else WHOLE, 2, dtype)
            record("AddScaled", "Add", lambda x, y: torch.add(x, y, alpha=alpha), inputs, {"alpha": alpha}, True)
            record("AddScaled", "Subtract", lambda x, y: torch.sub(x, y, alpha=alpha), inputs, {"alpha": alpha}, True)
    real("IsClose", torch.isclose, [1, 1.000001, 1.0001, 1e-9, 0.0, INF, -INF, NAN], 2)
    real("IsClose", lambda x, y: torch.isclose(x, y, 1e-3, 1e-2, True), [1, 1.001, 1.01, 1.1, 0.005, INF, NAN], 2, args={"rtol": 1e-3, "atol": 1e-2, "equalNaN": True})
    for a, b in (([1.0, 2], [1.0, 2]), ([1.0, 2], [1.0, 3]), ([NAN], [NAN]), ([1.0, 2, 3], [1.0, 2])):
        record("AllEqual", "AllEqual", torch.equal, [torch.tensor(a), torch.tensor(b)], {}, False)


def ternary():
    for dtype in FLOATS + [torch.int64]:
        values = [-1.5, -1, 0.0, 0.25, 1, 2.5] if dtype.is_floating_point else [-3, -1, 0, 1, 2]
        inputs = grid(values, 3, dtype)
        gradients = dtype.is_floating_point
        record("Clamp", "Clamp", torch.clamp, inputs, {}, gradients)
        record("Addcmul", "Addcmul", lambda x, y, z: torch.addcmul(x, y, z, value=2), inputs, {"value": 2}, gradients)
        record("Lerp", "Lerp", torch.lerp, inputs, {}, gradients)
        record("Addcdiv", "Addcdiv", lambda x, y, z: torch.addcdiv(x, y, z, value=-0.5), grid([-1.5, 0.25, 1, 2.5], 3, dtype), {"value": -0.5}, gradients)
        mask = torch.arange(len(inputs[0])) % 3 == 0
        record("Where", "Where", torch.where, [mask, inputs[1], inputs[2]], {}, gradients)
        record("MaskedFill", "MaskedFill", lambda x, m, v: torch.masked_fill(x, m, v), [inputs[0], mask, torch.tensor(2.5 if gradients else 2, dtype=dtype)], {}, gradients)
        record("CopyFrom", "CopyFrom", lambda x, y: x.clone().copy_(y), [inputs[0], inputs[1].to(torch.float32)], {}, False)
        record("Clamp", "Clamp", lambda x: torch.clamp(x, -1, 1), [inputs[0]], {"min": -1, "max": 1}, gradients)


if __name__ == "__main__":
    os.makedirs(ROOT, exist_ok=True)
    unary()
    binary()
    ternary()
    for op, cases in sorted(operations.items()):
        with open(os.path.join(ROOT, op + ".json"), "w") as file:
            error, because = IMPRECISE.get(op, (1e-12, "rounding"))
            file.write('{"operation": "%s", "source": "PyTorch %s", "float64_error": %g, "because": "%s", "cases": [\n' % (op, torch.__version__, error, because))
            file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
            file.write("\n]}\n")
    print(len(operations), "operations,", sum(map(len, operations.values())), "cases")

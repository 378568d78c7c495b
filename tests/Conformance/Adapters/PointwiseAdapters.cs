using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Functions of one tensor, element by element.</summary>
static class PointwiseAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["F.celu"] = c => c.X.Celu();
        ops["F.elu"] = c => c.X.Elu();
        ops["F.gelu"] = c => c.X.Gelu();
        ops["F.hardswish"] = c => c.X.HardSwish();
        ops["F.hardtanh"] = c => c.X.HardTanh();
        ops["F.leaky_relu"] = c => c.X.LeakyRelu();
        ops["F.logsigmoid"] = c => c.X.LogSigmoid();
        ops["F.mish"] = c => c.X.Mish();
        ops["F.relu6"] = c => c.X.Relu6();
        ops["F.selu"] = c => c.X.Selu();
        ops["F.silu"] = c => c.X.Silu();
        ops["F.softplus"] = c => c.X.Softplus();
        ops["abs"] = c => c.X.Abs();
        ops["acos"] = c => c.X.Acos();
        ops["acosh"] = c => c.X.Acosh();
        ops["angle"] = c => c.X.Angle();
        ops["asin"] = c => c.X.Asin();
        ops["asinh"] = c => c.X.Asinh();
        ops["atan"] = c => c.X.Atan();
        ops["atanh"] = c => c.X.Atanh();
        ops["bitwise_not"] = c => c.X.BitwiseNot();
        ops["ceil"] = c => c.X.Ceil();
        ops["cos"] = c => c.X.Cos();
        ops["cosh"] = c => c.X.Cosh();
        ops["deg2rad"] = c => c.X.Deg2Rad();
        ops["digamma"] = c => c.X.Digamma();
        ops["erf"] = c => c.X.Erf();
        ops["erfc"] = c => c.X.Erfc();
        ops["erfinv"] = c => c.X.Erfinv();
        ops["exp"] = c => c.X.Exp();
        ops["exp2"] = c => c.X.Exp2();
        ops["expm1"] = c => c.X.Expm1();
        ops["floor"] = c => c.X.Floor();
        ops["frac"] = c => c.X.Frac();
        ops["isfinite"] = c => c.X.IsFinite();
        ops["isinf"] = c => c.X.IsInf();
        ops["isnan"] = c => c.X.IsNaN();
        ops["isneginf"] = c => c.X.IsNegInf();
        ops["isposinf"] = c => c.X.IsPosInf();
        ops["lgamma"] = c => c.X.Lgamma();
        ops["log"] = c => c.X.Log();
        ops["log10"] = c => c.X.Log10();
        ops["log1p"] = c => c.X.Log1p();
        ops["log2"] = c => c.X.Log2();
        ops["logical_not"] = c => c.X.LogicalNot();
        ops["logit"] = c => c.X.Logit();
        ops["neg"] = c => c.X.Negate();
        ops["positive"] = c => c.X.Positive();
        ops["rad2deg"] = c => c.X.Rad2Deg();
        ops["reciprocal"] = c => c.X.Reciprocal();
        ops["relu"] = c => c.X.Relu();
        ops["round"] = c => c.X.Round();
        ops["rsqrt"] = c => c.X.Rsqrt();
        ops["sgn"] = c => c.X.Sgn();
        ops["sigmoid"] = c => c.X.Sigmoid();
        ops["sign"] = c => c.X.Sign();
        ops["signbit"] = c => c.X.SignBit();
        ops["sin"] = c => c.X.Sin();
        ops["sinc"] = c => c.X.Sinc();
        ops["sinh"] = c => c.X.Sinh();
        ops["softplus"] = c => c.X.Softplus();
        ops["sqrt"] = c => c.X.Sqrt();
        ops["square"] = c => c.X.Square();
        ops["tan"] = c => c.X.Tan();
        ops["tanh"] = c => c.X.Tanh();
        ops["trunc"] = c => c.X.Truncate();
        ops["clamp"] = c => c.X.Clamp(c.Real("min"), c.Real("max"));
        ops["clamp_max_tensor"] = c => c.X.Clamp(max: c.Y);
        ops["clamp_min_tensor"] = c => c.X.Clamp(min: c.Y);
        ops["threshold"] = c => c.X.Threshold(c.Real("threshold"), c.Real("value"));
        ops["to_float64"] = c => c.X.To(DType.Float64);
        ops["to_int64"] = c => c.X.To(DType.Int64);
        ops["dropout_eval"] = c => c.X.Dropout(0.5, isTraining: false);
    }
}

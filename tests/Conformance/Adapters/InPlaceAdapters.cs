using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>In-place forms and out targets: <c>into:</c> an operand or another tensor.</summary>
static class InPlaceAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["abs_"] = c => c.X.Abs(into: c.X);
        ops["ceil_"] = c => c.X.Ceil(into: c.X);
        ops["cos_"] = c => c.X.Cos(into: c.X);
        ops["exp_"] = c => c.X.Exp(into: c.X);
        ops["floor_"] = c => c.X.Floor(into: c.X);
        ops["log1p_"] = c => c.X.Log1p(into: c.X);
        ops["neg_"] = c => c.X.Negate(into: c.X);
        ops["reciprocal_"] = c => c.X.Reciprocal(into: c.X);
        ops["relu_"] = c => c.X.Relu(into: c.X);
        ops["round_"] = c => c.X.Round(into: c.X);
        ops["rsqrt_"] = c => c.X.Rsqrt(into: c.X);
        ops["sigmoid_"] = c => c.X.Sigmoid(into: c.X);
        ops["sign_"] = c => c.X.Sign(into: c.X);
        ops["sin_"] = c => c.X.Sin(into: c.X);
        ops["sqrt_"] = c => c.X.Sqrt(into: c.X);
        ops["square_"] = c => c.X.Square(into: c.X);
        ops["tanh_"] = c => c.X.Tanh(into: c.X);
        ops["trunc_"] = c => c.X.Truncate(into: c.X);
        ops["add_"] = c => c.X.Add(c.Y, into: c.X);
        ops["sub_"] = c => c.X.Subtract(c.Y, into: c.X);
        ops["mul_"] = c => c.X.Multiply(c.Y, into: c.X);
        ops["div_"] = c => c.X.Divide(c.Y, into: c.X);
        ops["floor_divide_"] = c => c.X.FloorDivide(c.Y, into: c.X);
        ops["pow_"] = c => c.X.Pow(c.Y, into: c.X);
        ops["eq_"] = c => c.X.Equal(c.Y, into: c.X);
        ops["logical_and_"] = c => c.X.LogicalAnd(c.Y, into: c.X);
        ops["abs_out"] = c => c.X.Abs(into: c.Y);
        ops["exp_out"] = c => c.X.Exp(into: c.Y);
        ops["add_out"] = c => c.X.Add(c.Y, into: c.Z);
        ops["mul_out"] = c => c.X.Multiply(c.Y, into: c.Z);
        ops["mm_out"] = c => c.X.Mm(c.Y, into: c.Z);
        ops["mv_out"] = c => c.X.Mv(c.Y, into: c.Z);
        ops["bmm_out"] = c => c.X.Bmm(c.Y, into: c.Z);
        ops["matmul_out"] = c => c.X.Matmul(c.Y, into: c.Z);
        ops["sum_out"] = c => c.X.Sum(c.Dims(), false, into: c.Y);
        ops["cat_out"] = c => Cat([c.X, c.Y], c.Dim(), into: c.Z);
        ops["addcmul_"] = c => c.X.Addcmul(c.Y, c.Z, into: c.X);
        ops["addmm_"] = c => c.X.Addmm(c.Y, c.Z, into: c.X);
        ops["clamp_"] = c => c.X.Clamp(c.Real("min"), c.Real("max"), into: c.X);
        ops["copy_"] = c => c.X.CopyFrom(c.Y);
        ops["fill_"] = c => c.X.Fill(c.Number("value"));
        ops["zero_"] = c => c.X.FillZeros();
        ops["masked_fill_"] = c => c.X.MaskedFill(c.Y, c.Number("value"), into: c.X);
    }
}

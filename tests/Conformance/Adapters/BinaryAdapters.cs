using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Functions of two and three tensors, element by element; scalars.</summary>
static class BinaryAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["add"] = c => c.X.Add(c.Y);
        ops["atan2"] = c => c.X.Atan2(c.Y);
        ops["copysign"] = c => c.X.CopySign(c.Y);
        ops["div"] = c => c.X.Divide(c.Y);
        ops["eq"] = c => c.X.Equal(c.Y);
        ops["float_power"] = c => c.X.FloatPower(c.Y);
        ops["floor_divide"] = c => c.X.FloorDivide(c.Y);
        ops["fmax"] = c => c.X.Fmax(c.Y);
        ops["fmin"] = c => c.X.Fmin(c.Y);
        ops["fmod"] = c => c.X.Fmod(c.Y);
        ops["ge"] = c => c.X.GreaterOrEqual(c.Y);
        ops["gt"] = c => c.X.Greater(c.Y);
        ops["heaviside"] = c => c.X.Heaviside(c.Y);
        ops["hypot"] = c => c.X.Hypot(c.Y);
        ops["ldexp"] = c => c.X.Ldexp(c.Y);
        ops["le"] = c => c.X.LessOrEqual(c.Y);
        ops["logaddexp"] = c => c.X.LogAddExp(c.Y);
        ops["logaddexp2"] = c => c.X.LogAddExp2(c.Y);
        ops["logical_and"] = c => c.X.LogicalAnd(c.Y);
        ops["logical_or"] = c => c.X.LogicalOr(c.Y);
        ops["logical_xor"] = c => c.X.LogicalXor(c.Y);
        ops["lt"] = c => c.X.Less(c.Y);
        ops["maximum"] = c => c.X.Maximum(c.Y);
        ops["minimum"] = c => c.X.Minimum(c.Y);
        ops["mul"] = c => c.X.Multiply(c.Y);
        ops["ne"] = c => c.X.NotEqual(c.Y);
        ops["nextafter"] = c => c.X.NextAfter(c.Y);
        ops["pow"] = c => c.X.Pow(c.Y);
        ops["remainder"] = c => c.X.Remainder(c.Y);
        ops["sub"] = c => c.X.Subtract(c.Y);
        ops["true_divide"] = c => c.X.Divide(c.Y);
        ops["xlogy"] = c => c.X.Xlogy(c.Y);
        ops["bitwise_and"] = c => c.X & c.Y;
        ops["bitwise_or"] = c => c.X | c.Y;
        ops["bitwise_xor"] = c => c.X ^ c.Y;
        ops["rsub"] = c => c.Y - c.X;
        ops["add_alpha"] = c => c.X + c.Number("alpha") * c.Y;
        ops["sub_alpha"] = c => c.X - c.Number("alpha") * c.Y;
        ops["add_scalar"] = c => c.X + c.Number("scalar");
        ops["mul_scalar"] = c => c.X * c.Number("scalar");
        ops["div_scalar"] = c => c.X / c.Number("scalar");
        ops["rsub_scalar"] = c => c.Number("scalar") - c.X;
        ops["mod_scalar"] = c => c.X % c.Number("scalar");
        ops["floordiv_scalar"] = c => c.X.FloorDivide(c.Number("scalar"));
        ops["pow_scalar"] = c => c.X.Pow(c.Number("scalar"));
        ops["rpow_scalar"] = c => c.Number("scalar").Pow(c.X);
        ops["eq_scalar"] = c => c.X.Equal(c.Number("scalar"));
        ops["gt_scalar"] = c => c.X > c.Number("scalar");
        ops["addcmul"] = c => c.X.Addcmul(c.Y, c.Z, c.Real("value"));
        ops["addcdiv"] = c => c.X.Addcdiv(c.Y, c.Z, c.Real("value"));
        ops["lerp"] = c => c.X.Lerp(c.Y, c.Real("weight"));
        ops["where"] = c => Where(c.X, c.Y, c.Z);
        ops["masked_fill"] = c => c.X.MaskedFill(c.Y, c.Number("value"));
        ops["equal"] = c => c.X.AllEqual(c.Y);
    }
}

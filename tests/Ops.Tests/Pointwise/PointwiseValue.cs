using System.Text.Json;
using NamedTorch.Tests.Goldens;

namespace NamedTorch.Tests.Pointwise;

/// <summary>Compares results element by element; where they differ, says for which operands.</summary>
static class PointwiseValue
{
    /// <summary>What differs, or null. float32 to 1e-5 + 3e-6·|b|, float64 to the recording's relative error (1e-12 but for PyTorch's own faults), integers and bool exactly.</summary>
    internal static string? Difference(Tensor actual, JsonElement recorded, Tensor[] inputs, string what, double wideError)
    {
        if (recorded.ValueKind == JsonValueKind.Object)
        {
            string dtype = recorded.GetProperty("dtype").GetString()!;
            if (dtype != actual.DType.Name) return $"{what}: {dtype} expected, {actual.DType.Name} found";
            if (!recorded.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()).SequenceEqual(actual.Sizes.ToArray())) return $"{what}: shape {recorded.GetProperty("shape")} expected, {actual.Type} found";
        }
        double[] expected = GoldenValue.Doubles(recorded), found = actual.To(DType.Float64).ToArray<double>();
        if (expected.Length != found.Length) return $"{what}: {expected.Length} values expected, {found.Length} found";
        for (int i = 0; i < expected.Length; i++)
            if (!IsClose(found[i], expected[i], actual.DType, wideError))
                return $"{what}[{i}] at ({string.Join(", ", inputs.Select(x => x.ElementCount == found.Length ? x.To(DType.Float64).ToArray<double>()[i] : double.NaN))}): {expected[i]:R} expected, {found[i]:R} found";
        return null;
    }

    static bool IsClose(double a, double e, DType dtype, double wideError)
    {
        if (double.IsNaN(e)) return double.IsNaN(a);
        if (a == e) return true;
        return dtype switch
        {
            DType.Float32 => Math.Abs(a - e) <= 1e-5 + 3e-6 * Math.Abs(e),
            DType.Float64 => Math.Abs(a - e) <= 1e-13 + wideError * Math.Abs(e),
            _ => false,
        };
    }
}

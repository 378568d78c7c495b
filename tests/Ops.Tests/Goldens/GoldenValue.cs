using System.Text.Json;

namespace NamedTorch.Tests.Goldens;

/// <summary>Recorded values in and out of tensors.</summary>
static class GoldenValue
{
    public static Tensor Tensor(JsonElement recorded)
    {
        var axes = recorded.GetProperty("shape").EnumerateArray().Select(s => (Axis)s.GetInt64()).ToArray();
        var type = TensorType.Of(axes);
        var dtype = DType(recorded.GetProperty("dtype").GetString()!);
        var wide = NamedTorch.Tensor.From(Doubles(recorded));
        // From takes one axis per element count; a recorded shape without dims or with a 0 needs the type itself.
        return NamedTorch.Tensor.Over(wide.Storage, NamedTorch.DType.Float64, type, type.ContiguousStrides, 0).To(dtype);
    }

    public static double[] Doubles(JsonElement recorded) =>
        [.. (recorded.ValueKind == JsonValueKind.Array ? recorded : recorded.GetProperty("values")).EnumerateArray().Select(Double)];

    public static DType DType(string name) => Enum.GetValues<DType>().First(d => d.Name == name);

    static double Double(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };

    /// <summary>What differs, or null.</summary>
    public static string? Difference(Tensor actual, JsonElement recorded, string what)
    {
        if (recorded.ValueKind == JsonValueKind.Object && recorded.TryGetProperty("tensor", out var tensor)) recorded = tensor;
        string dtype = actual.DType.Name;
        double[] expected = Doubles(recorded), found = actual.To(NamedTorch.DType.Float64).ToArray<double>();
        if (recorded.ValueKind == JsonValueKind.Object)
        {
            long[] shape = [.. recorded.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
            if (!shape.AsSpan().SequenceEqual(actual.Sizes)) return $"{what}: shape ({string.Join(", ", shape)}) expected, {actual.Type} found";
            if (recorded.GetProperty("dtype").GetString() is var known && known != dtype) return $"{what}: {known} expected, {dtype} found";
        }
        else if (expected.Length != found.Length) return $"{what}: {expected.Length} values expected, {found.Length} found";
        bool single = dtype is "float32";
        double largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            double a = found[i], e = expected[i];
            // Sums of mixed signs lose digits relative to their largest terms, not to their result.
            double tolerance = single ? 1e-5 + 1e-5 * Math.Abs(e) + 2e-6 * largest : dtype.StartsWith("float1", StringComparison.Ordinal) || dtype == "bfloat16" ? 1e-2 + 1e-2 * Math.Abs(e) : 1e-9 + 1e-8 * Math.Abs(e);
            if (double.IsNaN(e) ? !double.IsNaN(a) : !(a == e || Math.Abs(a - e) <= tolerance)) return $"{what}[{i}]: {e} expected, {a} found";
        }
        return null;
    }
}

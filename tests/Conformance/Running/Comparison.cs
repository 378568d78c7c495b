using System.Globalization;
using System.Text.Json;

namespace NamedTorch.Conformance;

/// <summary>What was recorded against what we got.</summary>
static class Comparison
{
    /// <summary>The difference in words, or null.</summary>
    internal static string? Differs(JsonElement expected, object got, bool comparesNames)
    {
        if (expected.TryGetProperty("result", out var result)) return Result(result, got);
        if (!expected.TryGetProperty("outputs", out var outputs)) return got is Tensor one ? Differs(expected, one, comparesNames) : $"a tensor expected, got {got}";
        if (got is not Tensor[] many) return $"several tensors expected, got {got}";
        if (many.Length != outputs.GetArrayLength()) return $"{outputs.GetArrayLength()} tensors expected, got {many.Length}";
        for (int i = 0; i < many.Length; i++)
            if (Differs(outputs[i], many[i], comparesNames) is { } why) return $"output {i}: {why}";
        return null;
    }

    /// <summary>Whether two numbers are the same to the corpus' tolerance.</summary>
    internal static bool Near(double got, double expected) => got == expected || double.IsNaN(got) && double.IsNaN(expected)
        || Math.Abs(got - expected) <= 1e-5 + 1e-5 * Math.Abs(expected);

    internal static double Number(JsonElement v) => v.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => v.GetString() switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        _ => v.GetDouble(),
    };

    internal static double[] Values(Tensor x) => x.Detach().To(DType.Float64).ToArray<double>();

    static string? Differs(JsonElement expected, Tensor got, bool comparesNames)
    {
        long[] shape = [.. expected.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
        if (!got.Sizes.SequenceEqual(shape)) return $"shape ({string.Join(", ", shape)}) expected, got {got.Type}";
        if (comparesNames && expected.TryGetProperty("names", out var names))
        {
            string?[] wanted = [.. names.EnumerateArray().Select(n => n.GetString())];
            if (!got.Dims.Select(d => d.Name).SequenceEqual(wanted)) return $"names ({string.Join(", ", wanted.Select(n => n ?? "?"))}) expected, got {got.Dims}";
        }
        if (expected.GetProperty("dtype").GetString() is { } dtype && dtype != got.DType.Name) return $"dtype {dtype} expected, got {got.DType.Name}";
        return expected.TryGetProperty("values", out var values) ? Values(values, Values(got)) : null;
    }

    internal static string? Values(JsonElement expected, double[] got)
    {
        if (expected.GetArrayLength() != got.Length) return $"{expected.GetArrayLength()} values expected, got {got.Length}";
        for (int i = 0; i < got.Length; i++)
            if (!Near(got[i], Number(expected[i])))
                return string.Create(CultureInfo.InvariantCulture, $"value {i} is {got[i]}, expected {Number(expected[i])}");
        return null;
    }

    static string? Result(JsonElement expected, object got)
    {
        string wanted = expected.ValueKind == JsonValueKind.Array ? string.Join(", ", expected.EnumerateArray().Select(e => e.GetString() ?? "?")) : expected.GetRawText();
        string have = got switch { bool b => b ? "true" : "false", string?[] names => string.Join(", ", names.Select(n => n ?? "?")), _ => Convert.ToString(got, CultureInfo.InvariantCulture)! };
        return wanted == have ? null : $"{wanted} expected, got {have}";
    }
}

using System.Text.Json;

namespace NamedTorch.Conformance;

/// <summary>How to make one input: names, sizes and a formula for the values.</summary>
sealed record CaseInput(long[] Shape, string?[] Names, string DType, string Fill, long Mod)
{
    internal static CaseInput Parse(JsonElement input) => new(
        [.. input.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())],
        [.. input.GetProperty("names").EnumerateArray().Select(n => n.GetString())],
        input.GetProperty("dtype").GetString()!,
        input.GetProperty("fill").GetString()!,
        input.TryGetProperty("mod", out var mod) ? mod.GetInt64() : 1);

    /// <summary>The tensor, as input number <paramref name="k"/>.</summary>
    internal Tensor Make(int k)
    {
        Axis[] axes = [.. Shape.Zip(Names, (size, name) => (Axis)(name, size))];
        long count = Shape.Aggregate(1L, (a, b) => a * b);
        return Fill switch
        {
            "ramp" => Floats(count, axes, i => Ramp(i, k)),
            "pos" => Floats(count, axes, i => (Cycle(i, k) + 1) / 4f),
            "unit" => Floats(count, axes, i => (Cycle(i, k) + 2) / 16f),
            "distinct" => Floats(count, axes, i => ((37 * i + 11 * k + 5) % 101 - 50) / 8f),
            "int" => Of(count, axes, i => Cycle(i, k) - 5),
            "index" => Of(count, axes, i => (5 * i + k) % Mod),
            "bool" => Of(count, axes, i => (3 * i + k) % 4 < 2),
            _ => throw new InvalidDataException($"unknown fill '{Fill}'"),
        };
    }

    /// <summary>The fill of cotangents too, with k = 7.</summary>
    internal static float Ramp(long i, int k) => (Cycle(i, k) - 5) / 4f;

    static long Cycle(long i, int k) => (7 * i + 3 * k + 5) % 11;

    Tensor Floats(long count, Axis[] axes, Func<long, float> value)
    {
        var x = Of(count, axes, value);
        return DType == "float64" ? x.To(NamedTorch.DType.Float64) : x;
    }

    static Tensor Of<T>(long count, Axis[] axes, Func<long, T> value) where T : unmanaged
    {
        var values = new T[count];
        for (long i = 0; i < count; i++) values[i] = value(i);
        var type = TensorType.Of(axes);
        return Tensor.Over(Core.Storage.Of(values), DTypeFacts.Of<T>(), type, type.ContiguousStrides, 0);
    }
}

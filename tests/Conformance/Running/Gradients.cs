using System.Text.Json;
using NamedTorch.Conformance.Adapters;

namespace NamedTorch.Conformance;

/// <summary>The second run of a case: with a fixed cotangent, backward to every floating input.</summary>
static class Gradients
{
    /// <summary>The difference in words, or null. Where PyTorch has no derivative, ours is free.</summary>
    internal static string? Differ(Case c, JsonElement expected, NameRules rules)
    {
        if (expected.TryGetProperty("error", out _)) return null;
        Tensor[] leaves = [.. c.Inputs.Select((input, k) => input.Make(k))];
        foreach (var leaf in leaves)
            if (leaf.DType.IsFloating) leaf.RequiresGrad = true;
        using (NameRules.Use(rules))
        {
            // A leaf cannot be written in place, so operations that write get a copy that the tape knows.
            Tensor[] inputs = [.. leaves.Select(x => Writes(c.Op) && x.RequiresGrad ? x.Clone() : x)];
            var y = (Tensor)AdapterTable.Run(c.Op, new(inputs, c.Args));
            if (y.RequiresGrad) y.Backward(Cotangent(y));
        }
        return Compare(expected.GetProperty("inputs"), leaves);
    }

    static bool Writes(string op) => op.EndsWith('_') || op.StartsWith("setitem", StringComparison.Ordinal) || op == "set_names";

    static Tensor Cotangent(Tensor y)
    {
        var values = new float[y.ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = CaseInput.Ramp(i, 7);
        return Tensor.Over(Core.Storage.Of(values), DType.Float32, y.Type, y.Type.ContiguousStrides, 0).To(y.DType);
    }

    static string? Compare(JsonElement expected, Tensor[] leaves)
    {
        for (int i = 0; i < leaves.Length; i++)
        {
            if (leaves[i].Grad is not { } grad)
            {
                // Nothing arrived: as good as zeros, except where there is something to arrive.
                if (expected[i].ValueKind == JsonValueKind.Array && expected[i].EnumerateArray().Any(v => Comparison.Number(v) != 0)) return $"no gradient of input {i}";
                continue;
            }
            if (!grad.Type.Equals(leaves[i].Type)) return $"gradient of input {i} is {grad.Type}, not {leaves[i].Type}";
            double[] values = Comparison.Values(grad);
            if (expected[i].ValueKind != JsonValueKind.Array)
            {
                if (values.Any(v => v != 0)) return $"input {i} has a gradient, PyTorch has none";
            }
            else if (Comparison.Values(expected[i], values) is { } why) return $"gradient of input {i}: {why}";
        }
        return null;
    }
}

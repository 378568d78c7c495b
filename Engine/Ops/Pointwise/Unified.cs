using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>The type of an operation on three tensors: as of two after two, but a clash of names anywhere goes before one of sizes.</summary>
static class Unified
{
    internal static TensorType Of(string operation, TensorType x, TensorType y, TensorType z, string xName = "x", string yName = "y", string zName = "z")
    {
        var rules = NameRules.Current;
        var two = Unify.Try(operation, x, y, rules, xName, yName);
        if (two.IsType && Unify.Try(operation, two.Type, z, rules, "the operands before", zName) is { IsType: true } three) return three.Type;
        return Unify.All(operation, [x, y, z], rules, [xName, yName, zName]).Type;
    }
}

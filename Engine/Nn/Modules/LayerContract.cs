using System.Collections.Concurrent;
using System.Reflection;
using NamedTorch.Diagnostics;

namespace NamedTorch.Nn;

/// <summary>The [Dims] of a layer's Compute, looked up once per class.</summary>
sealed class LayerContract(string layer, TypePattern? input, TypePattern? result)
{
    static readonly ConcurrentDictionary<Type, LayerContract?> Known = new();

    internal static LayerContract? Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Checks the input, then the result with the sizes the input gave to names: one name, one size.</summary>
    internal Tensor Around(Tensor x, Func<Tensor, Tensor> compute)
    {
        var sizes = new Dictionary<string, long>();
        if (input?.Match(x.Type, layer, "x", DiagnosticId.NT3001, sizes) is { } argument) throw argument.ToException();
        var y = compute(x);
        if (result?.Match(y.Type, layer, "result", DiagnosticId.NT3002, sizes) is { } broken) throw broken.ToException();
        return y;
    }

    static LayerContract? Find(Type type)
    {
        var compute = type.GetMethod("Compute", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [typeof(Tensor)])!;
        var input = compute.GetParameters()[0].GetCustomAttribute<DimsAttribute>();
        var result = compute.ReturnParameter.GetCustomAttribute<DimsAttribute>();
        return input is null && result is null ? null : new(type.Name, input?.Pattern, result?.Pattern);
    }
}

namespace NamedTorch.Conformance.Adapters;

/// <summary>From the corpus' op names to the public API: what a user of NamedTorch would write for the PyTorch expression.</summary>
static class AdapterTable
{
    static readonly Dictionary<string, Func<Call, object>> Adapters = new(StringComparer.Ordinal);

    static AdapterTable()
    {
        PointwiseAdapters.Register(Adapters);
        BinaryAdapters.Register(Adapters);
        InPlaceAdapters.Register(Adapters);
        ReduceAdapters.Register(Adapters);
        ScanAdapters.Register(Adapters);
        ContractAdapters.Register(Adapters);
        NameAdapters.Register(Adapters);
        ShapeAdapters.Register(Adapters);
        JoinAdapters.Register(Adapters);
        IndexAdapters.Register(Adapters);
        CreateAdapters.Register(Adapters);
        LayerAdapters.Register(Adapters);
    }

    internal static IReadOnlyCollection<string> Ops => Adapters.Keys;

    /// <summary>Runs an op: a Tensor, a Tensor[], or what is no tensor (bool, long, string?[]).</summary>
    internal static object Run(string op, Call call) =>
        Adapters.TryGetValue(op, out var adapter) ? adapter(call) : throw new NotSupportedException($"no adapter for '{op}'");
}

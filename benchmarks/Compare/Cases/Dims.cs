namespace NamedTorch.Benchmarks.Compare.Cases;

/// <summary>The dims of all cases.</summary>
static class Dims
{
    internal static readonly Dim Row = new(), Inner = new(), Column = new(), Batch = new(), Head = new(), Query = new(), Key = new(), Feature = new(),
        Channel = new(), Height = new(), Width = new(), Vocab = new(), Time = new(), Filter = new(), KernelHeight = new(), KernelWidth = new();
}

namespace NamedTorch.Ops;

static class Indexing
{
    internal static Tensor Get(Tensor x, ReadOnlySpan<At> at) => throw new NotSupportedException();
    internal static void Set(Tensor x, ReadOnlySpan<At> at, Tensor value) => throw new NotSupportedException();
}

using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Views and copies that move, repeat or cut elements.</summary>
static class ShapeAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["T"] = c => c.X.T;
        ops["H"] = c => c.X.H;
        ops["mT"] = c => c.X.MT;
        ops["t"] = c => c.X.Transposed();
        ops["adjoint"] = c => c.X.Adjoint();
        ops["transpose"] = c => c.X.Transpose(c.Dim("dim0"), c.Dim("dim1"));
        ops["swapaxes"] = c => c.X.SwapAxes(c.Dim("dim0"), c.Dim("dim1"));
        ops["permute"] = c => c.X.Permute(c.Dims("dims"));
        ops["movedim"] = c => c.X.MoveDim(c.Dim("source"), (int)c.Int("destination"));
        ops["reshape"] = c => c.X.Reshape(c.Axes("size"));
        ops["view"] = c => c.X.View(c.Axes("size"));
        ops["expand"] = c => c.X.BroadcastTo(c.Ints("size"));
        ops["broadcast_to"] = c => c.X.BroadcastTo(c.Ints("size"));
        ops["expand_as"] = c => c.X.ExpandAs(c.Y);
        ops["broadcast_tensors"] = c => BroadcastTensors(c.Inputs);
        ops["squeeze"] = c => c.Has("dim") ? c.X.Squeeze(c.Dim()) : c.X.Squeeze();
        ops["unsqueeze"] = c => c.X.Unsqueeze(Place(c.X, c.Dim()));
        ops["contiguous"] = c => c.X.Contiguous();
        ops["clone"] = c => c.X.Clone();
        ops["detach"] = c => c.X.Detach();
        ops["as_strided"] = c => c.X.AsStrided(c.Axes("size"), c.Ints("stride"));
        ops["diagonal"] = c => c.X.Diagonal(c.Int("offset"), Place(c.X, c.Dim("dim1")), Place(c.X, c.Dim("dim2")));
        ops["diagonal_named"] = c => c.X.Diagonal(c.Dim("dim1"), c.Dim("dim2"), c.Text("outdim") is { } name ? (Dim)name : null, c.Int("offset"));
        ops["flip"] = c => c.X.Flip(c.Dims("dims"));
        ops["roll"] = c => c.X.Roll(c.Int("shifts"), c.Dim());
        ops["repeat"] = c => c.X.Repeat(c.Ints("repeats"));
        ops["tril"] = c => c.X.Tril();
        ops["unfold"] = c => c.X.Unfold(c.Dim(), c.Int("size"), c.Int("step"));
        ops["pad"] = c => c.X.Pad(c.Ints("pad"));
    }

    // Where PyTorch wants a position, the position of a name is as good.
    internal static int Place(Tensor x, DimRef dim) => dim.Kind == DimRefKind.Name ? Inference.DimLookup.Position("Unsqueeze", x.Type, dim) : dim.Position;
}

using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Joining and splitting.</summary>
static class JoinAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["cat"] = c => Cat(c.Inputs, c.Dim());
        ops["stack"] = c => Stack(c.Inputs, ShapeAdapters.Place(c.X, c.Dim()));
        ops["hstack"] = c => HStack(c.Inputs);
        ops["vstack"] = c => VStack(c.Inputs);
        ops["dstack"] = c => DStack(c.Inputs);
        ops["column_stack"] = c => ColumnStack(c.Inputs);
        ops["split"] = c => c["split"].ValueKind == System.Text.Json.JsonValueKind.Array ? c.X.Split(c.Ints("split"), c.Dim()) : c.X.Split(c.Int("split"), c.Dim());
        ops["chunk"] = c => c.X.Chunk((int)c.Int("chunks"), c.Dim());
        ops["tensor_split"] = c => c.X.TensorSplit(c.Int("sections"), c.Dim());
        ops["hsplit"] = c => c.X.HSplit((int)c.Int("sections"));
        ops["vsplit"] = c => c.X.VSplit((int)c.Int("sections"));
        ops["unbind"] = c => c.X.Unbind(c.Dim());
        ops["iter"] = c => c.X.Unbind(0);
    }
}

using System.Text.Json;
using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Reading and writing parts.</summary>
static class IndexAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["getitem"] = c => c.X[Ats(c)];
        ops["getitem_index"] = c => c.X[c.Y];
        ops["getitem_mask"] = c => c.X[c.Y];
        ops["setitem"] = c => Set(c, c.Y);
        ops["setitem_scalar"] = c => Set(c, c.Number("value"));
        ops["select"] = c => c.X.Select(c.Dim(), (int)c.Int("index"));
        ops["narrow"] = c => c.X.Narrow(c.Dim(), c.Int("start"), c.Int("length"));
        ops["gather"] = c => c.X.Gather(c.Dim(), c.Y);
        ops["index_select"] = c => c.X.IndexSelect(c.Dim(), c.Y);
        ops["index_add"] = c => c.X.IndexAdd(c.Dim(), c.Y, c.Z);
        ops["index_fill"] = c => c.X.IndexFill(c.Dim(), c.Y, c.Number("value"));
        ops["masked_select"] = c => c.X.MaskedSelect(c.Y);
        ops["nonzero"] = c => c.X.Nonzero();
        ops["embedding"] = c => Embedding(c.Y, c.X, 0);
    }

    static Tensor Set(Call c, Tensor value)
    {
        c.X[Ats(c)] = value;
        return c.X;
    }

    static At[] Ats(Call c) => [.. c["index"].EnumerateArray().Select(Of)];

    static At Of(JsonElement index) => index.ValueKind switch
    {
        JsonValueKind.Number => index.GetInt32(),
        JsonValueKind.String => At.Rest,
        JsonValueKind.Null => At.New(),
        _ when index.TryGetProperty("bool", out var flag) => flag.GetBoolean(),
        _ when index.TryGetProperty("list", out var list) => FromValues<long>([.. list.EnumerateArray().Select(i => i.GetInt64())]),
        _ => Slice(index.GetProperty("slice")),
    };

    static At Slice(JsonElement slice) => (new Range(End(slice[0], Index.Start), End(slice[1], Index.End)), slice[2].ValueKind == JsonValueKind.Null ? 1 : slice[2].GetInt64());

    static Index End(JsonElement end, Index otherwise) => end.ValueKind == JsonValueKind.Null ? otherwise : end.GetInt32() is var i && i < 0 ? ^-i : i;
}

using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Names: rename, refine, align, flatten; what is asked about them.</summary>
static class NameAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["rename"] = c => Rename(c);
        ops["rename_"] = c => Rename(c);
        ops["set_names"] = c => c.X.RenameAll(c.Dims("names"));
        ops["rename_drop"] = c => c.X.DropNames();
        ops["rename_both"] = c => c.X.RenameAll(c.Dims("names")).Rename([.. c["map"].EnumerateObject().Select(pair => ((DimRef)pair.Name, (DimRef)pair.Value.GetString()))]);
        ops["rename_map"] = c => c.X.Rename([.. c["map"].EnumerateObject().Select(pair => ((DimRef)pair.Name, (DimRef)pair.Value.GetString()))]);
        ops["refine_names"] = c => c.X.RefineNames(c.Dims("names"));
        ops["align_to"] = c => c.X.AlignTo(c.Dims("names"));
        ops["align_as"] = c => c.X.AlignAs(c.Y);
        ops["align_tensors"] = c => AlignTensors(c.Inputs);
        ops["align_then_add"] = c => c.X.AlignAs(c.Y) + c.Y;
        ops["has_names"] = c => c.X.HasNames;
        ops["names_of"] = c => c.X.Names;
        ops["size_of"] = c => c.X.Size(c.Dim());
        ops["stride_of"] = c => c.X.Stride(c.Dim());
        ops["flatten_names"] = c => c.X.Flatten(c.Dims("dims"), c.Dim("out_dim"));
        ops["flatten_range"] = c => c.X.Flatten(c.Dim("start"), c.Dim("end"), c.Dim("out_dim"));
        ops["flatten_plain"] = c => c.X.Flatten((int)c.Int("start"), (int)c.Int("end"));
        ops["unflatten"] = c => c.X.Unflatten(c.Dim(), [.. c["namedshape"].EnumerateArray().Select(a => (Axis)(a[0].GetString(), a[1].GetInt64()))]);
        ops["unflatten_sizes"] = c => c.X.Unflatten(c.Dim(), c.Axes("sizes"));
    }

    // rename(None) forgets all names.
    static Tensor Rename(Call c) => c.Texts("names") is [null] ? c.X.DropNames() : c.X.RenameAll(c.Dims("names"));
}

using System.Text.Json;
using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Factories.</summary>
static class CreateAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["zeros"] = c => c.Named(axes => Zeros(axes));
        ops["ones"] = c => c.Named(axes => Ones(axes));
        ops["empty"] = c => c.Named(axes => Empty(axes));
        ops["rand"] = c => c.Named(axes => Rand(axes));
        ops["randn"] = c => c.Named(axes => Randn(axes));
        ops["full"] = c => c.Named(axes => Full(axes, c.Number("value")));
        ops["zeros_like"] = c => ZerosLike(c.X);
        ops["ones_like"] = c => OnesLike(c.X);
        ops["empty_like"] = c => EmptyLike(c.X);
        ops["full_like"] = c => FullLike(c.X, c.Number("value"));
        ops["new_zeros"] = c => c.X.NewZeros([.. c.Ints("size").Select(s => (Axis)s)]);
        ops["arange"] = c => Arange((int)c.Int("end")).RenameAll(c.Dims("names"));
        ops["eye"] = c => Eye((int)c.Int("n")).RenameAll(c.Dims("names"));
        ops["linspace"] = c => Linspace(0, 1, (int)c.Int("steps")).RenameAll(c.Dims("names"));
        ops["tensor"] = c => Nested(c);
    }

    static Tensor Nested(Call c)
    {
        var data = c["data"];
        Dim?[] names = [.. c.Texts("names").Select(n => n is null ? null : (Dim)n)];
        return data[0].ValueKind == JsonValueKind.Array
            ? FromValues<float>([.. data.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetSingle()).ToArray())], names)
            : FromValues<float>([.. data.EnumerateArray().Select(v => v.GetSingle())], names);
    }
}

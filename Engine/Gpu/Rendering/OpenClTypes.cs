using System.Globalization;

namespace NamedTorch.Gpu;

/// <summary>Types, numbers and memory in the words of OpenCL C.</summary>
static class OpenClTypes
{
    internal static string Register(ScalarType type) => type switch
    {
        ScalarType.Float64 => "double",
        ScalarType.Float32 => "float",
        ScalarType.Int64 => "long",
        _ => "int",
    };

    /// <summary>Bits, where a conversion is left to load and store.</summary>
    internal static string Element(DType element) => element switch
    {
        DType.Bool or DType.UInt8 => "uchar",
        DType.Int8 => "char",
        DType.Int16 => "short",
        DType.Float16 => "half",
        DType.BFloat16 => "ushort",
        _ => Register(element.Register()),
    };

    internal static string Signed(ScalarType type) => $"({Register(type)})";

    internal static string Unsigned(ScalarType type) => $"(u{Register(type)})";

    internal static string Load(MemoryArray array, Register index) => array.Element switch
    {
        DType.Float16 => $"vload_half({index}, {array.Name})",
        DType.BFloat16 => $"as_float((uint){array.Name}[{index}] << 16)",
        _ => $"{array.Name}[{index}]",
    };

    internal static string Store(MemoryArray array, Register index, Register source) => array.Element switch
    {
        DType.Float16 => $"vstore_half_rte({source}, {index}, {array.Name})",
        DType.BFloat16 => $"{array.Name}[{index}] = nt_bfloat16({source})",
        var element => $"{array.Name}[{index}] = ({Element(element)}){source}",
    };

    internal static string Load(LoadVector i)
    {
        int count = i.Targets.Count;
        string type = Element(i.Array.Element), load = $"vload{count}", value = "v.{0}";
        if (i.Array.Element == DType.Float16) (type, load) = ("float", $"vload_half{count}");
        if (i.Array.Element == DType.BFloat16) value = "as_float((uint)v.{0} << 16)";
        string loaded = $"{load}(0, {i.Array.Name} + {i.Index})", guarded = i.Guard is { } guard ? $"({type}{count})0; if ({guard}) v = {loaded}" : loaded;
        return $"{{ {type}{count} v = {guarded}; {string.Join(" ", i.Targets.Select((t, n) => $"{t} = {value.Replace("{0}", "xyzw"[n].ToString(), StringComparison.Ordinal)};"))} }}";
    }

    internal static string Store(StoreVector i)
    {
        int count = i.Sources.Count;
        string place = $"0, {i.Array.Name} + {i.Index});", type = Element(i.Array.Element);
        return i.Array.Element switch
        {
            DType.Float16 => $"vstore_half{count}_rte((float{count})({string.Join(", ", i.Sources)}), {place}",
            DType.BFloat16 => $"vstore{count}((ushort{count})({string.Join(", ", i.Sources.Select(static s => $"nt_bfloat16({s})"))}), {place}",
            _ => $"vstore{count}(({type}{count})({string.Join(", ", i.Sources.Select(s => $"({type}){s}"))}), {place}",
        };
    }

    internal static string Literal(Constant constant) => constant.Target.Type switch
    {
        ScalarType.Int32 when constant.Whole == int.MinValue => "INT_MIN",
        ScalarType.Int32 => constant.Whole.ToString(CultureInfo.InvariantCulture),
        ScalarType.Int64 when constant.Whole == long.MinValue => "LONG_MIN",
        ScalarType.Int64 => constant.Whole.ToString(CultureInfo.InvariantCulture) + "L",
        ScalarType.Float32 => $"as_float(0x{BitConverter.SingleToUInt32Bits((float)constant.Real):X8}u)",
        _ => $"as_double(0x{BitConverter.DoubleToUInt64Bits(constant.Real):X16}ul)",
    };
}

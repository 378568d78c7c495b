namespace NamedTorch.Serialization;

/// <summary>The format's names of element types.</summary>
static class SafeTensorsDTypes
{
    static readonly (string Code, DType DType)[] Table =
    [
        ("BOOL", DType.Bool), ("U8", DType.UInt8), ("I8", DType.Int8), ("I16", DType.Int16), ("I32", DType.Int32), ("I64", DType.Int64),
        ("F16", DType.Float16), ("BF16", DType.BFloat16), ("F32", DType.Float32), ("F64", DType.Float64),
    ];

    internal static bool TryRead(string code, out DType dtype)
    {
        foreach (var row in Table)
            if (row.Code == code)
            {
                dtype = row.DType;
                return true;
            }
        dtype = default;
        return false;
    }

    internal static string CodeOf(DType dtype) => Array.Find(Table, row => row.DType == dtype).Code;
}

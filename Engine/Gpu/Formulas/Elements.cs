namespace NamedTorch.Gpu;

/// <summary>Between elements of memory and the type a kernel computes in, with the CPU's conversions.</summary>
static class Elements
{
    /// <summary>A loaded element as the computing type.</summary>
    internal static Value Read(KernelBuilder k, Value loaded, ScalarType computing) => Cast(k, loaded, computing);

    /// <summary>A computed value as the register that an element is stored from.</summary>
    internal static Value Write(KernelBuilder k, Value value, DType element) =>
        element == DType.Bool ? k.Convert(k.Convert(value, ScalarType.Predicate), ScalarType.Int32) : Cast(k, value, element.Register());

    // Floats out of an int32's range wrap through int64.
    static Value Cast(KernelBuilder k, Value x, ScalarType to) =>
        x.Type.IsFloat() && to == ScalarType.Int32 ? k.Convert(k.Convert(x, ScalarType.Int64), to) : k.Convert(x, to);
}

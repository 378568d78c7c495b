namespace NamedTorch.Gpu;

/// <summary>A virtual register: one per thread, of a fixed type. Written once, unless it is a variable of its kernel.</summary>
/// <param name="Id">Its place in the kernel's list.</param>
/// <param name="Type">What it holds.</param>
readonly record struct Register(int Id, ScalarType Type)
{
    public override string ToString() => Type switch
    {
        ScalarType.Predicate => "p",
        ScalarType.Int32 => "i",
        ScalarType.Int64 => "l",
        ScalarType.Float32 => "f",
        _ => "d",
    } + Id;
}

namespace NamedTorch.Gpu;

/// <summary>What a register holds.</summary>
enum ScalarType : byte
{
    /// <summary>A truth value; never in memory.</summary>
    Predicate,
    /// <summary>32 bits; bool and narrower integers are widened to it when loaded.</summary>
    Int32,
    /// <summary>64 bits.</summary>
    Int64,
    /// <summary>Single precision; half types are widened to it when loaded.</summary>
    Float32,
    /// <summary>Double precision.</summary>
    Float64,
}

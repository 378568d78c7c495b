namespace NamedTorch;

/// <summary>The type of a tensor's elements. The order is that of promotion inside a category.</summary>
public enum DType : byte
{
    /// <summary>One byte, 0 or 1. No arithmetic, only logic.</summary>
    Bool,
    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,
    /// <summary>Signed 8-bit integer.</summary>
    Int8,
    /// <summary>Signed 16-bit integer.</summary>
    Int16,
    /// <summary>Signed 32-bit integer.</summary>
    Int32,
    /// <summary>Signed 64-bit integer: indices and counts.</summary>
    Int64,
    /// <summary>IEEE 754 half precision; arithmetic is done in float32.</summary>
    Float16,
    /// <summary>The upper half of a float32; arithmetic is done in float32.</summary>
    BFloat16,
    /// <summary>IEEE 754 single precision: the default.</summary>
    Float32,
    /// <summary>IEEE 754 double precision.</summary>
    Float64,
}

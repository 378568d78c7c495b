namespace NamedTorch.Gpu;

/// <summary>What a matrix unit multiplies; sums are float32.</summary>
enum MatrixUnit : byte
{
    /// <summary>Float32 rounded to 10 bits after the point, 8 deep.</summary>
    Tf32,
    /// <summary>16 deep.</summary>
    Float16,
    /// <summary>16 deep.</summary>
    BFloat16,
}

/// <summary>Numbers that belong to a unit.</summary>
static class MatrixUnits
{
    /// <summary>Threads that work together.</summary>
    internal const int Warp = 32;

    /// <summary>Rows of A and of the sums.</summary>
    internal const int Rows = 16;

    /// <summary>Columns of B and of the sums.</summary>
    internal const int Columns = 8;

    /// <summary>Columns of A and rows of B.</summary>
    internal static int Depth(this MatrixUnit unit) => unit == MatrixUnit.Tf32 ? 8 : 16;
}

namespace NamedTorch;

/// <summary>How GPUs with matrix units multiply float32: <see cref="GpuSettings.Float32Products"/>.</summary>
public enum Float32Product
{
    /// <summary>Without them: every product and sum is float32, relative error about 10⁻⁷ of the terms' magnitudes.</summary>
    Float32,

    /// <summary>Each operand is split into two numbers of TensorFloat-32 and three of their products are summed: nearly float32's accuracy.</summary>
    ThreeTf32,

    /// <summary>Operands are rounded to TensorFloat-32, 10 bits after the point: relative error about 5·10⁻⁴ of the terms' magnitudes. PyTorch's allow_tf32.</summary>
    Tf32,
}

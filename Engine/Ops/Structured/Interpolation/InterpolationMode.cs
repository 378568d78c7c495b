namespace NamedTorch;

/// <summary>How values between places are made.</summary>
public enum InterpolationMode
{
    /// <summary>The place at or before; PyTorch's rounding.</summary>
    Nearest,

    /// <summary>The nearest place, measured between centres.</summary>
    NearestExact,

    /// <summary>A weighted mean of the two neighbours along each dim: linear, bilinear, trilinear.</summary>
    Linear,

    /// <summary>Keys' cubic convolution of four neighbours along each dim (a = −0.75).</summary>
    Cubic,

    /// <summary>The mean of the places that fall into each new one.</summary>
    Area,
}

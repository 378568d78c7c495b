namespace NamedTorch.Gpu;

/// <summary>Functions of a formula that have no single instruction.</summary>
enum Function : byte
{
    /// <summary>eˣ.</summary>
    Exp,
    /// <summary>ln x.</summary>
    Log,
    /// <summary>sin x.</summary>
    Sin,
    /// <summary>cos x.</summary>
    Cos,
    /// <summary>tanh x.</summary>
    Tanh,
    /// <summary>erf x.</summary>
    Erf,
    /// <summary>aᵇ.</summary>
    Pow,
    /// <summary>a / b without its fraction; 0 for an integer b = 0.</summary>
    Quotient,
    /// <summary>The rest of the quotient; a for an integer b = 0.</summary>
    Modulo,
    /// <summary>|a| with the sign bit of b.</summary>
    CopySign,
    /// <summary>The number next to a in the direction of b.</summary>
    NextAfter,
    /// <summary>a·2ᵇ of integers; 0 when b is not within the width.</summary>
    ShiftLeft,
    /// <summary>⌊a / 2ᵇ⌋ of integers.</summary>
    ShiftRight,
    /// <summary>The greatest common divisor.</summary>
    Gcd,
    /// <summary>2ⁿ of a whole float32.</summary>
    PowerOfTwo,
    /// <summary>The fraction of a float32, in [√½, √2).</summary>
    Fraction,
    /// <summary>The exponent that goes with <see cref="Fraction"/>.</summary>
    Exponent,
}

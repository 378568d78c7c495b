namespace NamedTorch.Gpu;

// Semantics are the CPU lanes': arithmetic is rounded once per operation and never contracted, denormals are kept.

/// <summary>Operations of one register; the result has its type.</summary>
enum UnaryOperator : byte
{
    /// <summary>−a.</summary>
    Negate,
    /// <summary>|a|.</summary>
    Absolute,
    /// <summary>¬a, of predicates.</summary>
    Not,
    /// <summary>√a, correctly rounded.</summary>
    SquareRoot,
    /// <summary>The largest whole number not above a.</summary>
    Floor,
    /// <summary>Toward zero.</summary>
    Truncate,
    /// <summary>The nearest whole number, halves to even.</summary>
    Round,
}

/// <summary>Operations of two registers of one type; the result has it too.</summary>
enum BinaryOperator : byte
{
    /// <summary>a + b.</summary>
    Add,
    /// <summary>a − b.</summary>
    Subtract,
    /// <summary>a · b, of integers the low half.</summary>
    Multiply,
    /// <summary>a / b, correctly rounded; of integers toward zero, and the divisor must not be 0.</summary>
    Divide,
    /// <summary>The rest of an integer division, with the sign of a.</summary>
    Remainder,
    /// <summary>The smaller; NaN when either is, −0 before +0.</summary>
    Minimum,
    /// <summary>The larger; NaN when either is, +0 before −0.</summary>
    Maximum,
    /// <summary>a ∧ b, of integers or predicates.</summary>
    And,
    /// <summary>a ∨ b, of integers or predicates.</summary>
    Or,
    /// <summary>a ⊕ b, of integers.</summary>
    Xor,
    /// <summary>a · 2ᵇ; b is within the width.</summary>
    ShiftLeft,
    /// <summary>⌊a / 2ᵇ⌋; b is within the width.</summary>
    ShiftRight,
    /// <summary>As <see cref="ShiftRight"/>, of a read as unsigned.</summary>
    ShiftRightUnsigned,
    /// <summary>The high half of the product of two integers read as unsigned.</summary>
    MultiplyHighUnsigned,
}

/// <summary>Questions about two registers of one type; false when either is NaN.</summary>
enum Comparison : byte
{
    /// <summary>a &lt; b.</summary>
    Less,
    /// <summary>a ≤ b.</summary>
    LessOrEqual,
    /// <summary>a = b.</summary>
    Equal,
}

/// <summary>Where a thread stands.</summary>
enum Position : byte
{
    /// <summary>In its group, first axis.</summary>
    ThreadX,
    /// <summary>In its group, second axis.</summary>
    ThreadY,
    /// <summary>Its group's place, first axis.</summary>
    GroupX,
    /// <summary>Its group's place, second axis.</summary>
    GroupY,
    /// <summary>Its group's place, third axis.</summary>
    GroupZ,
}

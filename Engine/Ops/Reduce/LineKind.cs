namespace NamedTorch.Ops;

/// <summary>The forms of line kernels.</summary>
public enum LineKind : byte
{
    /// <summary>None of these: only the C# says.</summary>
    Code,
    /// <summary>The extreme element and its first place; NaN before all.</summary>
    Extremum,
    /// <summary>Elements and places in stable order, NaN above all numbers; as many as the result has room for.</summary>
    Ordered,
    /// <summary>The lower of the middle elements in order; the first NaN where there is one, unless NaN is left out.</summary>
    Middle,
    /// <summary>Running sums.</summary>
    Sums,
    /// <summary>Running products.</summary>
    Products,
    /// <summary>Running largest elements and their last places; NaN stays.</summary>
    Largest,
    /// <summary>Running smallest elements and their last places; NaN stays.</summary>
    Smallest,
    /// <summary>Running ln Σ eˣ.</summary>
    LogSums,
    /// <summary>For each element the product of all others of its line.</summary>
    OtherProducts,
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What a signature gives: one type per output, or the conflict that explains why there are none.</summary>
public readonly struct Outcomes
{
    readonly TensorType[]? types;

    Outcomes(TensorType[]? types, Conflict? conflict) => (this.types, Conflict) = (types, conflict);

    /// <summary>Why there are no types; null if there are.</summary>
    public Conflict? Conflict { get; }

    /// <summary>The types, one per output.</summary>
    /// <exception cref="TensorTypeException">There is a conflict instead.</exception>
    public TensorType[] Types => types ?? throw Conflict!.ToException();

    /// <summary>Types.</summary>
    public static implicit operator Outcomes(TensorType[] types) => new(types, null);

    /// <summary>A conflict.</summary>
    public static implicit operator Outcomes(Conflict conflict) => new(null, conflict);

    /// <summary>The types, or the headline of the conflict.</summary>
    public override string ToString() => types is null ? Conflict?.Headline ?? "" : string.Join<TensorType>(", ", types);
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What a signature gives: one type per output, or the conflict that explains why there are none.</summary>
public readonly struct Outcomes
{
    readonly TensorType[]? types;

    readonly TensorType[]?[]? members;

    Outcomes(TensorType[]? types, Conflict? conflict, Risks risks, TensorType[]?[]? members = null) =>
        (this.types, Conflict, Risks, this.members) = (types, conflict, risks, members);

    /// <summary>Why there are no types; null if there are.</summary>
    public Conflict? Conflict { get; }

    /// <summary>The types, one per output; of a list what its members have in common.</summary>
    /// <exception cref="TensorTypeException">There is a conflict instead.</exception>
    public TensorType[] Types => types ?? throw Conflict!.ToException();

    /// <summary>The types of the members where a result is a list of known length; else null.</summary>
    /// <param name="output">Which result.</param>
    public IReadOnlyList<TensorType>? Members(int output) => members?[output];

    /// <summary>What may be thrown instead of giving the types.</summary>
    internal Risks Risks { get; }

    /// <summary>Types, unless one of the risks comes true.</summary>
    internal static Outcomes Of(TensorType[] types, Risks risks, TensorType[]?[]? members = null) => new(types, null, risks, members);

    /// <summary>Types.</summary>
    public static implicit operator Outcomes(TensorType[] types) => new(types, null, Risks.None);

    /// <summary>A conflict.</summary>
    public static implicit operator Outcomes(Conflict conflict) => new(null, conflict, Risks.None);

    /// <summary>The types, or the headline of the conflict.</summary>
    public override string ToString() => types is null ? Conflict?.Headline ?? "" : string.Join<TensorType>(", ", types);
}

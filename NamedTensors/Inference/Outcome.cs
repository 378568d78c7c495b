using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What a primitive gives: a type, or the conflict that explains why there is none.</summary>
public readonly struct Outcome
{
    readonly TensorType? type;

    Outcome(TensorType? type, Conflict? conflict, Risks risks) => (this.type, Conflict, Risks) = (type, conflict, risks);

    /// <summary>Why there is no type; null if there is one.</summary>
    public Conflict? Conflict { get; }

    /// <summary>True if there is a type.</summary>
    public bool IsType => type is not null;

    /// <summary>The type.</summary>
    /// <exception cref="TensorTypeException">There is a conflict instead.</exception>
    public TensorType Type => type ?? throw Conflict!.ToException();

    /// <summary>What may be thrown instead of giving the type.</summary>
    internal Risks Risks { get; }

    /// <summary>A type.</summary>
    public static implicit operator Outcome(TensorType type) => new(type, null, Risks.None);

    /// <summary>A conflict.</summary>
    public static implicit operator Outcome(Conflict conflict) => new(null, conflict, Risks.None);

    /// <summary>A type, unless one of the risks comes true.</summary>
    internal static Outcome Of(TensorType type, Risks risks) => new(type, null, risks);

    /// <summary>Nothing is known but what may be thrown.</summary>
    internal static Outcome Unsure(Risks risks) => new(TensorType.Unknown, null, risks);

    /// <summary>A conflict that is found if none of the earlier risks comes true: silence, where its id is not certain.</summary>
    internal static Outcome Fail(Conflict conflict, Risks before) => before.AreOnly(conflict.Id) ? conflict : Unsure(before | conflict.Id);

    /// <summary>The same in a signature, where names are looked for before sizes, also around them.</summary>
    internal static Outcome FailAround(Conflict conflict, Risks before) =>
        before.YieldTo(conflict.Id) ? conflict : Unsure(before | conflict.Id);

    /// <summary>The type, or the headline of the conflict.</summary>
    public override string ToString() => type?.ToString() ?? Conflict?.Headline ?? "";
}

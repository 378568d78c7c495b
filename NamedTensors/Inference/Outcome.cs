using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>What a primitive gives: a type, or the conflict that explains why there is none.</summary>
public readonly struct Outcome
{
    readonly TensorType? type;

    Outcome(TensorType? type, Conflict? conflict) => (this.type, Conflict) = (type, conflict);

    /// <summary>Why there is no type; null if there is one.</summary>
    public Conflict? Conflict { get; }

    /// <summary>True if there is a type.</summary>
    public bool IsType => type is not null;

    /// <summary>The type.</summary>
    /// <exception cref="TensorTypeException">There is a conflict instead.</exception>
    public TensorType Type => type ?? throw Conflict!.ToException();

    /// <summary>A type.</summary>
    public static implicit operator Outcome(TensorType type) => new(type, null);

    /// <summary>A conflict.</summary>
    public static implicit operator Outcome(Conflict conflict) => new(null, conflict);

    /// <summary>The type, or the headline of the conflict.</summary>
    public override string ToString() => type?.ToString() ?? Conflict?.Headline ?? "";
}

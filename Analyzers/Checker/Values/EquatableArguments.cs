using System.Collections.Immutable;

namespace NamedTorch.Analyzers.Values;

/// <summary>Values by parameter name, compared one by one.</summary>
internal sealed class EquatableArguments(ImmutableArray<(string Parameter, Value Value)> items) : IEquatable<EquatableArguments>
{
    public ImmutableArray<(string Parameter, Value Value)> Items { get; } = items;

    /// <summary>The value of a parameter, or null.</summary>
    public Value? this[string parameter]
    {
        get
        {
            foreach (var (name, value) in Items)
                if (name == parameter) return value;
            return null;
        }
    }

    public bool Equals(EquatableArguments? other) => other is not null && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as EquatableArguments);

    public override int GetHashCode() => Items.Length;
}

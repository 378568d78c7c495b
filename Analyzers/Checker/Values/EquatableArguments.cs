using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Values;

/// <summary>Values by parameter, compared one by one.</summary>
internal sealed class EquatableArguments(ImmutableArray<(IParameterSymbol Parameter, Value Value)> items) : IEquatable<EquatableArguments>
{
    public ImmutableArray<(IParameterSymbol Parameter, Value Value)> Items { get; } = items;

    public bool Equals(EquatableArguments? other) => other is not null && Items.Length == other.Items.Length
        && Items.Zip(other.Items, static (a, b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter) && a.Value.Equals(b.Value)).All(static same => same);

    public override bool Equals(object? obj) => Equals(obj as EquatableArguments);

    public override int GetHashCode() => Items.Length;
}

using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Memory;

/// <summary>Something that holds a value: a local, a parameter, a temporary of the flow graph, or a field of this object or class.</summary>
internal readonly record struct Place(int Number, bool IsField);

/// <summary>Numbers the places of one body.</summary>
internal sealed class Places
{
    readonly Dictionary<object, Place> known = new(SymbolOrIdentity.Instance);

    /// <summary>The place of a symbol or capture id.</summary>
    public Place Of(object key)
    {
        if (!known.TryGetValue(key, out var place)) known[key] = place = new(known.Count, key is IFieldSymbol);
        return place;
    }

    sealed class SymbolOrIdentity : IEqualityComparer<object>
    {
        public static SymbolOrIdentity Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object a, object b) => a is ISymbol x && b is ISymbol y ? SymbolEqualityComparer.Default.Equals(x, y) : a.Equals(b);

        public int GetHashCode(object key) => key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}

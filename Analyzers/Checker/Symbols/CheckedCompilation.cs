using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>What is read once per compilation and shared by all its bodies.</summary>
internal sealed class CheckedCompilation
{
    static readonly ConditionalWeakTable<Compilation, CheckedCompilation?[]> cache = new();

    CheckedCompilation(KnownTypes types) => (Types, Contracts, Fields) = (types, new(types), new(types));

    public KnownTypes Types { get; }

    public Contracts Contracts { get; }

    public DimFields Fields { get; }

    /// <summary>Null where the library is not referenced.</summary>
    public static CheckedCompilation? Of(Compilation compilation) =>
        cache.GetValue(compilation, static c => [KnownTypes.Of(c) is { } types ? new(types) : null])[0];
}

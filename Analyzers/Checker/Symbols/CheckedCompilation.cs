using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>What is read once per compilation and shared by all its bodies.</summary>
internal sealed class CheckedCompilation
{
    static readonly ConditionalWeakTable<Compilation, CheckedCompilation?[]> cache = new();

    readonly Compilation compilation;
    readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    CheckedCompilation(Compilation compilation, KnownTypes types) => (this.compilation, Types, Contracts, Fields) = (compilation, types, new(types), new(types));


    public KnownTypes Types { get; }

    public Contracts Contracts { get; }

    public DimFields Fields { get; }

    /// <summary>Null where the library is not referenced.</summary>
    public static CheckedCompilation? Of(Compilation compilation) =>
        cache.GetValue(compilation, static c => [KnownTypes.Of(c) is { } types ? new(c, types) : null])[0];

    /// <summary>A model of another file than the one that is being checked.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => models.GetOrAdd(tree, t => compilation.GetSemanticModel(t));
}

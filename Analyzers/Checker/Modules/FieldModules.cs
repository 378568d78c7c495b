using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Flow;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Modules;

/// <summary>What readonly fields and get-only properties are given, by their initialisers or by every constructor.</summary>
internal static class FieldModules
{
    static readonly ConditionalWeakTable<CheckedCompilation, System.Collections.Concurrent.ConcurrentDictionary<ISymbol, Value>> known = new();
    [ThreadStatic] static HashSet<ISymbol>? underWay;

    public static Value Of(CheckedCompilation compilation, ValueSource source, ISymbol member)
    {
        var values = known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (values.TryGetValue(member, out var value)) return value;
        underWay ??= new(SymbolEqualityComparer.Default);
        // Fields that are made of one another in a circle say nothing.
        if (!underWay.Add(member)) return Value.Unknown;
        try { return values[member] = Read(compilation, source, member); }
        finally { underWay.Remove(member); }
    }

    static Value Read(CheckedCompilation compilation, ValueSource source, ISymbol member)
    {
        if (member.DeclaringSyntaxReferences is not [var reference]) return Value.Unknown;
        EqualsValueClauseSyntax? initializer = reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        if (initializer is not null) return Given(compilation, source, initializer, member, member);
        Value? all = null;
        foreach (var constructor in member.ContainingType.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not ConstructorDeclarationSyntax syntax) return Value.Unknown;
            if (syntax.Initializer is { ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword }) continue;
            var given = Given(compilation, source, syntax, constructor, member);
            all = all is null ? given : Value.Join(all, given);
        }
        return all ?? Value.Unknown;
    }

    // The only value that arrives; two assignments in one body say nothing.
    static Value Given(CheckedCompilation compilation, ValueSource source, SyntaxNode body, ISymbol owner, ISymbol member)
    {
        var model = compilation.ModelOf(body.SyntaxTree);
        if (model.GetOperation(body) is not { } root) return Value.Unknown;
        var given = new Body(compilation, BodyReader.Read(compilation.Types, root), source, false, BodyAnalysis.Budget, CancellationToken.None);
        var solution = Nesting.Solve(given, Graphs.Of(root, CancellationToken.None), owner, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default));
        var arrivals = solution.GaveUp ? [] : solution.Traces.SelectMany(static t => t.Arrivals).Where(a => SymbolEqualityComparer.Default.Equals(a.Place, member)).ToList();
        return arrivals is [var only] ? only.Value : Value.Unknown;
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Symbols;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Reads the <see cref="BodyFacts"/> off the operations of a body, nested functions included, in one walk.</summary>
internal sealed class BodyReader : OperationWalker
{
    readonly KnownTypes types;
    readonly ImmutableHashSet<ISymbol>.Builder shared = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
    readonly ImmutableHashSet<ISymbol>.Builder rewritten = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> written = new(SymbolEqualityComparer.Default);
    readonly ImmutableArray<TextSpan>.Builder silent = ImmutableArray.CreateBuilder<TextSpan>(), pyTorch = ImmutableArray.CreateBuilder<TextSpan>();
    readonly Stack<IMethodSymbol> functions = new();
    bool writesElements;

    BodyReader(KnownTypes types) => this.types = types;

    public static BodyFacts Read(KnownTypes types, IOperation body)
    {
        var reader = new BodyReader(types);
        reader.Visit(body);
        return new(reader.shared.ToImmutable(), reader.rewritten.ToImmutable(), reader.silent.ToImmutable(), reader.pyTorch.ToImmutable(), reader.writesElements);
    }

    public override void Visit(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        base.Visit(operation);
    }

    public override void VisitAnonymousFunction(IAnonymousFunctionOperation operation)
    {
        functions.Push(operation.Symbol);
        base.VisitAnonymousFunction(operation);
        functions.Pop();
    }

    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
        functions.Push(operation.Symbol);
        base.VisitLocalFunction(operation);
        functions.Pop();
    }

    public override void VisitVariableDeclarator(IVariableDeclaratorOperation operation)
    {
        if (operation.Symbol.IsRef && operation.GetVariableInitializer() is { Value: { } alias }) Share(alias);
        if (operation.GetVariableInitializer() is not null) Write(operation.Symbol);
        base.VisitVariableDeclarator(operation);
    }

    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        if (operation.IsRef) Share(operation.Value);
        Write(operation.Target);
        base.VisitSimpleAssignment(operation);
    }

    public override void VisitConditional(IConditionalOperation operation)
    {
        // (a ? ref x : ref y) = …
        if (operation.IsRef)
        {
            Share(operation.WhenTrue);
            if (operation.WhenFalse is { } other) Share(other);
        }
        base.VisitConditional(operation);
    }

    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        Rewrite(operation.Target);
        base.VisitCompoundAssignment(operation);
    }

    public override void VisitCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        Rewrite(operation.Target);
        base.VisitCoalesceAssignment(operation);
    }

    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        Rewrite(operation.Target);
        base.VisitIncrementOrDecrement(operation);
    }

    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        Write(operation.Target);
        base.VisitDeconstructionAssignment(operation);
    }

    public override void VisitArgument(IArgumentOperation operation)
    {
        if (operation.Parameter is { RefKind: RefKind.Ref or RefKind.Out }) Rewrite(operation.Value);
        base.VisitArgument(operation);
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        if (ExpectsException(operation.TargetMethod.Name))
        {
            foreach (var argument in operation.Arguments) silent.Add(argument.Value.Syntax.Span);
            if (operation.Instance is { } chain) silent.Add(chain.Syntax.Span);
        }
        writesElements |= operation.Arguments.Any(static a => a.Parameter is { Type: var type } && HandsOut(a, type));
        if (KnownTypes.Is(operation.TargetMethod.ContainingType, types.NameRules) && operation.TargetMethod.ReturnType.Name == "Scope") pyTorch.Add(ScopeOf(operation.Syntax));
        base.VisitInvocation(operation);
    }

    public override void VisitTry(ITryOperation operation)
    {
        if (operation.Catches.Any(c => Catches(c.ExceptionType))) silent.Add(operation.Body.Syntax.Span);
        base.VisitTry(operation);
    }

    // Whoever is given an array or span itself, and not just its elements to read, may change it. Operations of the library do not.
    static bool HandsOut(IArgumentOperation argument, ITypeSymbol type) =>
        argument.ArgumentKind == ArgumentKind.Explicit && (type is IArrayTypeSymbol || type.Name is "Span" or "Array" or "IList" or "Memory")
        && Unconverted(argument.Value) is not (IArrayCreationOperation or ICollectionExpressionOperation or ILiteralOperation)
        && argument.Parameter!.ContainingSymbol.ContainingNamespace?.Name != "NamedTorch";

    static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;

    // Assert.Throws, Record.Exception, Should().Throw, ThrowsAsync and their like.
    static bool ExpectsException(string method) =>
        method.Contains("Throw") || method.Contains("Exception") && !method.StartsWith("Log", StringComparison.Ordinal) || method is "Catch" or "Refuses" or "Fails";

    // Whoever catches the tensor exception, one of its kinds, or everything, knows that there may be one.
    bool Catches(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType == SpecialType.System_Object || type.Name == "Exception") return true;
        for (var at = type; at is not null; at = at.BaseType)
            if (KnownTypes.Is(at, types.TensorTypeException)) return true;
        return false;
    }

    // using (NameRules.PyTorch13()) { … } or, as a declaration, the rest of the block.
    static TextSpan ScopeOf(SyntaxNode call)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
            switch (node)
            {
                case UsingStatementSyntax statement: return statement.Statement.Span;
                case LocalDeclarationStatementSyntax { Parent: { } block } declaration: return TextSpan.FromBounds(declaration.Span.End, block.Span.End);
                case GlobalStatementSyntax { Parent: { } unit } statement: return TextSpan.FromBounds(statement.Span.End, unit.Span.End);
                case StatementSyntax or MemberDeclarationSyntax: return call.Span;
            }
        return call.Span;
    }

    void Share(IOperation variable)
    {
        if (SymbolOf(variable) is { } symbol) shared.Add(symbol);
    }

    void Rewrite(IOperation target)
    {
        Write(target);
        if (SymbolOf(target) is { } symbol) rewritten.Add(symbol);
    }

    void Write(IOperation target)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements) Write(element);
                break;
            case IDeclarationExpressionOperation declaration:
                Write(declaration.Expression);
                break;
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation:
                writesElements = true;
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } when !types.IsTensor(type):
                writesElements = true;
                break;
            default:
                if (SymbolOf(target) is { } symbol) Write(symbol);
                break;
        }
    }

    void Write(ISymbol variable)
    {
        // A parameter has its argument's value already.
        if (variable is IParameterSymbol || !written.Add(variable)) rewritten.Add(variable);
        if (functions.Count > 0 && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, functions.Peek())) shared.Add(variable);
    }

    static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        IParenthesizedOperation parenthesized => SymbolOf(parenthesized.Operand),
        _ => null,
    };
}

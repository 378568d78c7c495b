using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Declarations;

/// <summary>NT3006: a member that others call takes or gives tensors and says nothing about them.</summary>
internal static class MissingContracts
{
    public static Finding? Of(IMethodSymbol method, CheckedCompilation compilation, CancellationToken cancellation)
    {
        if (method.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) || method.IsOverride || method.IsImplicitlyDeclared) return null;
        var types = compilation.Types;
        bool speaks = method.Parameters.Any(p => types.IsTensor(p.Type) && p.RefKind != RefKind.Out) || types.IsTensor(method.ReturnType);
        if (!speaks || compilation.Contracts.Signature(method) is not null || compilation.Contracts.Result(method) is not null || method.Parameters.Any(p => compilation.Contracts.Dims(p) is not null)) return null;
        if (method.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration) return null;
        return new(new Conflict(DiagnosticId.NT3006, method.Name, ("member", method.Name)), declaration, []) { Place = declaration.Identifier.GetLocation() };
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Evaluation;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Modules;

/// <summary>
/// Follows modules: an object remembers its constructor's arguments, a readonly field the object it is given; applying it runs the
/// signature of its class over both.
/// </summary>
internal sealed class ModuleSource : ValueSource
{
    public override Value? Field(Interpreter evaluation, IFieldReferenceOperation field) =>
        field.Field is { IsReadOnly: true } && IsModule(evaluation.Types, field.Field.Type) && References.IsTracked(field) ? FieldModules.Of(evaluation.Compilation, this, field.Field) : null;

    public override Value? Property(Interpreter evaluation, IPropertyReferenceOperation property, Value instance) =>
        property is { Property.SetMethod: null, Instance: null or IInstanceReferenceOperation } && IsModule(evaluation.Types, property.Property.Type)
            ? FieldModules.Of(evaluation.Compilation, this, property.Property)
            : null;

    public override Value? Creation(Interpreter evaluation, IObjectCreationOperation creation, ArgumentList arguments) =>
        creation.Type is INamedTypeSymbol type && IsModule(evaluation.Types, type)
            ? new ModuleValue(type, evaluation.Contracts.Signature(type), new([.. arguments.Items.Select(static a => (a.Parameter!, a.Value))]))
            : null;

    public override Value? Apply(Interpreter evaluation, IOperation at, IMethodSymbol method, ITypeSymbol? type, Value receiver, ArgumentList arguments)
    {
        if (!IsModule(evaluation.Types, method.ContainingType)) return null;
        var module = receiver as ModuleValue;
        if (module is not null && arguments.Items is [{ } only] && Chain(evaluation.Contracts, module) is { } layers) return InTurn(evaluation, at, method, layers, only);
        var signature = evaluation.Contracts.Signature(method) ?? (method.Name == "Forward" ? module?.Signature : null);
        if (signature is not null)
        {
            var bound = ArgumentBinder.Bind(evaluation.Types, arguments);
            foreach (var (parameter, value) in module?.Arguments.Items ?? [])
                if (arguments.Find(parameter.Name) is null) ArgumentBinder.Add(evaluation.Types, bound, parameter.Name, parameter.Type, value);
            if (module is not null) return Evaluation.Calls.Apply(evaluation, at, module.Type.Name, method, method.ReturnType, arguments, (signature, bound));
        }
        // The boundary of a layer checks what its class declares on Compute.
        return LayerContracts.Compute(method, module?.Type ?? type) is { } compute
            ? Evaluation.Calls.Apply(evaluation, at, compute.ContainingType.Name, compute, compute.ReturnType, new([.. arguments.Items.Select((a, i) => a with { Name = compute.Parameters[i].Name, Parameter = compute.Parameters[i] })]))
            : null;
    }

    // new Sequential(a, b, c): the result of each goes into the next.
    static Value InTurn(Interpreter evaluation, IOperation at, IMethodSymbol method, ListValue layers, CallArgument input)
    {
        var value = input.Value;
        foreach (var layer in layers.Items)
            value = layer is ModuleValue && evaluation.Source.Apply(evaluation, at, method, null, layer, new([input with { Value = value }])) is { } next ? next : Value.Unknown;
        return value;
    }

    static ListValue? Chain(Symbols.Contracts contracts, ModuleValue module)
    {
        foreach (var (parameter, value) in module.Arguments.Items)
            if (contracts.IsApplied(parameter)) return value as ListValue;
        return null;
    }

    static bool IsModule(KnownTypes types, ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (KnownTypes.Is(type, types.Module)) return true;
        return false;
    }
}

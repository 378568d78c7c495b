using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT4002: a tensor with names is given new sizes without names. Who wants to lose them says DropNames.</summary>
internal sealed class LostNames : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Operands is not [{ Type.Dims.HasNames: true } operand] || call.Outcomes is not { Conflict: null, Types: [{ Dims: { HasNames: false, HasUnknown: false, IsOpen: false } }] }) return;
        var axes = call.Values.Items.Where(static a => a.Syntax is not null).SelectMany(static a => a.Value is ListValue list ? [.. list.Items] : new[] { a.Value }).OfType<AxisValue>().ToList();
        if (axes.Count == 0 || axes.Any(static a => a.Slot.Kind != DimKind.Unnamed)) return;
        string names = string.Join(", ", operand.Type.Dims.Select(static d => d.Name).OfType<string>().Select(static n => $"'{n}'"));
        report(new Conflict(DiagnosticId.NT4002, OperationName.Of(call.Member), ("dims", names)).With(operand.Name, operand.Type), call.Operation.Syntax);
    }
}

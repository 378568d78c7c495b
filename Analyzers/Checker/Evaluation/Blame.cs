using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>The smallest syntax that says where a conflict is: the dim that is not there; for tensors that do not fit, the whole call.</summary>
internal static class Blame
{
    public static SyntaxNode Of(IOperation call, Conflict conflict, ArgumentList arguments)
    {
        string? dim = conflict.Id switch
        {
            DiagnosticId.NT1003 or DiagnosticId.NT1008 => conflict.Value("dim") ?? conflict.Value("taken"),
            DiagnosticId.NT1013 => conflict.Value("position"),
            _ => null,
        };
        if (dim is not null)
            foreach (var argument in arguments.Items)
            {
                if (argument.Value is ListValue list)
                {
                    for (int i = 0; i < list.Items.Length; i++)
                        if (argument.Part(i) is { } part && Mentions(list.Items[i], dim)) return part;
                }
                else if (argument.Syntax is { } syntax && Mentions(argument.Value, dim)) return syntax;
            }
        return call.Syntax;
    }

    static bool Mentions(Value value, string dim) => value switch
    {
        DimValue reference => reference.Dim.ToString() == dim,
        AxisValue axis => axis.Slot.Name == dim,
        ListValue list => list.Items.Any(item => Mentions(item, dim)),
        _ => false,
    };
}

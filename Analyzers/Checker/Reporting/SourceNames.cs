using Microsoft.CodeAnalysis;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Reporting;

/// <summary>Puts the operands' source text in the place of parameter names, which is what the reader sees.</summary>
internal static class SourceNames
{
    const int Longest = 30;

    /// <summary>The source if it is short and on one line, else the parameter's name.</summary>
    public static string Of(SyntaxNode? syntax, string parameter)
    {
        if (syntax is null || syntax.Span.Length > Longest) return parameter;
        string text = syntax.ToString();
        return text.IndexOf('\n') >= 0 ? parameter : text;
    }

    /// <summary>The same conflict under other operand names.</summary>
    public static Conflict Renamed(Conflict conflict, Func<string, string> name)
    {
        var values = conflict.Values.Select(v => (v.Name, v.Value is string text ? Value(v.Name, text) : v.Value)).ToArray();
        var renamed = new Conflict(conflict.Id, conflict.Operation, values);
        foreach (var operand in conflict.Operands) renamed = renamed.With(name(operand.Name), operand.Type);
        return renamed;

        string Value(string key, string text) => key switch
        {
            "left" or "right" or "owner" or "other" or "operand" => name(text),
            // Whole sentences quote their operands.
            "reason" => conflict.Operands.Aggregate(text, (sentence, operand) => sentence.Replace($"'{operand.Name}'", $"'{name(operand.Name)}'")),
            _ => text,
        };
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Analyzers.Cli.Findings;

/// <summary>One line of the report: what the checker or the compiler says, or what kept the code from being loaded.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">NT1001, CS1002, MSB4025.</param>
/// <param name="Message">One sentence or more.</param>
/// <param name="File">Where; null where no file is to blame.</param>
/// <param name="Span">Where in the file, counted from 0.</param>
sealed record Finding(DiagnosticSeverity Severity, string Id, string Message, string? File = null, LinePositionSpan Span = default)
{
    /// <summary>The rule in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>The operands with their types: "x", "(batch 8, time 128)".</summary>
    public IReadOnlyList<(string Name, string Type)> Operands { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public string? Fix { get; init; }

    /// <summary>The rule's page.</summary>
    public string? Help { get; init; }

    /// <summary>Types of the member's tensor expressions, a line each.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    internal static Finding Problem(string id, string message, string? file = null, LinePosition at = default) =>
        new(DiagnosticSeverity.Error, id, message, file, new(at, at));
}

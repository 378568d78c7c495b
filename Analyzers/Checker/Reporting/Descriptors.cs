using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Reporting;

/// <summary>One descriptor per row of the catalogue.</summary>
internal static class Descriptors
{
    const string Pages = "https://github.com/namedtorch/namedtorch/blob/main/docs/rules/";

    static readonly Dictionary<DiagnosticId, DiagnosticDescriptor> byId = Catalogue.Rows.ToDictionary(static row => row.Id, Make);

    /// <summary>What the checker may report, in the catalogue's order: dtypes, devices, gradients and files are the run time's.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. Catalogue.Rows.Where(static row => row.Id is < DiagnosticId.NT4101 or DiagnosticId.NT5001 or >= DiagnosticId.NT9001).Select(static row => byId[row.Id])];

    public static DiagnosticDescriptor Of(DiagnosticId id) => byId[id];

    static DiagnosticDescriptor Make(CatalogueRow row) =>
        new(row.Id.ToString(), row.Title, "{0}", Category(row.Id), Of(row.Severity), isEnabledByDefault: row.Id != DiagnosticId.NT9001, helpLinkUri: Pages + row.Id + ".md");

    public static DiagnosticSeverity Of(Severity severity) => severity switch
    {
        Severity.Hidden => DiagnosticSeverity.Hidden,
        Severity.Info => DiagnosticSeverity.Info,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };

    static string Category(DiagnosticId id) => ((int)id / 1000) switch
    {
        1 => "Names",
        2 => "Sizes",
        3 => "Contracts",
        4 => "Usage",
        5 => "Dims",
        _ => "Tensors",
    };
}

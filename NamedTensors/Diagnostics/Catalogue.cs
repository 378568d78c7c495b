namespace NamedTorch.Diagnostics;

/// <summary>The one catalogue of everything NamedTorch refuses or reports: exceptions, checker and docs/rules read it.</summary>
public static class Catalogue
{
    static readonly Dictionary<DiagnosticId, CatalogueRow> byId =
        new[] { NamesRows.All, SizesRows.All, ContractsRows.All, UsageRows.All, AutogradRows.All, FilesRows.All }
            .SelectMany(rows => rows).ToDictionary(row => row.Id);

    /// <summary>All rows, by id. Where several could be reported for one call, the first in this order counts.</summary>
    public static IReadOnlyList<CatalogueRow> Rows { get; } = [.. byId.Values.OrderBy(row => row.Id)];

    /// <summary>The row of an id.</summary>
    public static CatalogueRow Row(DiagnosticId id) => byId[id];
}

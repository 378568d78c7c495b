using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Analyzers.Tests;

public sealed class InferredTypesTests
{
    const string Code = "using NamedTorch; using static NamedTorch.Torch;\nvar x = Zeros((\"batch\", 2), (\"embed\", 3)); var y = x.Sum(\"batch\");";

    [Fact]
    public async Task WhereTurnedOn_EveryNamedValueShowsItsType() =>
        Assert.Equal(["(batch 2, embed 3).", "(embed 3)."], (await Found(ReportDiagnostic.Info)).Select(static d => d.GetMessage().Split(": ")[^1]));

    [Fact]
    public async Task Otherwise_NothingIsShown() => Assert.Empty(await Found(ReportDiagnostic.Default));

    static async Task<IEnumerable<Diagnostic>> Found(ReportDiagnostic severity)
    {
        var compilation = Check.Compile(Code);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("NT9001", severity)]));
        var found = await compilation.WithAnalyzers([new NamedTensorAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.OrderBy(static d => d.Location.SourceSpan.Start);
    }
}

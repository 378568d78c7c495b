using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Analyzers.Tests.Rules;

/// <summary>What .editorconfig and the assembly may ask for.</summary>
public sealed class OptionTests
{
    const string Metric = """
        using NamedTorch; using static NamedTorch.Torch;
        static float Accuracy(Tensor prediction, Tensor target) => (prediction - target).Abs().Mean().Item<float>();
        Accuracy(Rand(("Batch", 4), ("Class", 3)), Rand(("Class", 3)));
        Accuracy(Rand(("Batch", 4), ("Class", 3)), Rand(("Batch", 4), ("Class", 3)));
        """;

    [Fact]
    public async Task ListedMetric_WantsTheSameDims()
    {
        var found = Assert.Single(await Found(Metric, new() { ["namedtorch.loss_members"] = "Losses.Focal, Accuracy" }));
        Assert.Equal(("NT1101", DiagnosticSeverity.Warning, 2), (found.Id, found.Severity, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task MetricThatIsNotListed_MayBroadcast() => Assert.Empty(await Found(Metric, []));

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("[assembly: StrictNames]", DiagnosticSeverity.Error)]
    public async Task UnnamedOperand_IsAnErrorInAStrictAssembly(string attribute, DiagnosticSeverity severity)
    {
        var found = Assert.Single(await Found($"using NamedTorch; using static NamedTorch.Torch;\n{attribute}\n_ = Rand((\"Channel\", 3), (\"Width\", 3)) - Rand(3);", []));
        Assert.Equal(("NT1102", severity), (found.Id, found.Severity));
    }

    static async Task<ImmutableArray<Diagnostic>> Found(string code, Dictionary<string, string> options)
    {
        var checking = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Provider(options)), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await Check.Compile(code).WithAnalyzers([new NamedTensorAnalyzer()], checking).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(static d => d.Severity > DiagnosticSeverity.Hidden)];
    }

    sealed class Provider(Dictionary<string, string> options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(options);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            bool isThere = values.TryGetValue(key, out string? found);
            value = found ?? "";
            return isThere;
        }
    }
}

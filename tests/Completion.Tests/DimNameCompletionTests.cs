using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Analyzers.Completion.Tests;

public sealed class DimNameCompletionTests
{
    const string Head = """
        using NamedTorch;
        using static NamedTorch.Torch;
        static class C
        {
            static readonly Dim Batch = new();

        """;

    /// <summary>What is offered where <c>$$</c> stands.</summary>
    static async Task<string[]> Offered(string member)
    {
        string code = Head + member + "\n}\n";
        int position = code.IndexOf("$$", StringComparison.Ordinal);
        // The default host would load all of the editor's features, and what they depend on.
        using var workspace = new AdhocWorkspace(MefHostServices.Create([typeof(Workspace).Assembly, System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")]));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static f => Path.GetFileName(f) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !name.StartsWith("NamedTorch.Analyzers", StringComparison.Ordinal))
            .Select(static f => MetadataReference.CreateFromFile(f));
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), default, "p", "p", LanguageNames.CSharp, metadataReferences: references,
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14), compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        var document = project.AddDocument("Test.cs", SourceText.From(code.Replace("$$", "", StringComparison.Ordinal)));
        var provider = new DimNameCompletion();
        var context = new CompletionContext(provider, document, position, new TextSpan(position, 0), CompletionTrigger.Invoke, document.Project.Solution.Options, default);
        await provider.ProvideCompletionsAsync(context);
        return [.. Items(context)];
    }

    static IEnumerable<string> Items(CompletionContext context) =>
        ((IEnumerable<CompletionItem>)typeof(CompletionContext).GetProperty("Items", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(context)!).Select(static i => i.DisplayText);

    [Fact]
    public async Task InAString_TheDimsOfTheReceiver() =>
        Assert.Equal(["Batch", "time"], await Offered("""static Tensor F([Dims("Batch time")] Tensor x) => x.Sum("$$");"""));

    [Fact]
    public async Task AsAnArgument_DimsInSightOrStrings() =>
        Assert.Equal(["Batch", "\"time\""], await Offered("""static Tensor F([Dims("Batch time")] Tensor x) => x.Sum($$);"""));

    [Fact]
    public async Task AtASecondArgument_TheDimsToo() =>
        Assert.Equal(["Batch", "time"], await Offered("""static Tensor F([Dims("Batch time")] Tensor x) => x.Sum("Batch", "t$$");"""));

    [Fact]
    public async Task AfterWhatHappenedBefore_TheDimsOfThisPlace() =>
        Assert.Equal(["later"], await Offered("""static Tensor F([Dims("Batch time")] Tensor x) { var y = x.Sum("Batch").Rename("time", "later"); return y.Softmax("$$"); }"""));

    [Fact]
    public async Task BesideAnotherTensor_ItsDimsToo() =>
        Assert.Equal(["Batch", "a", "b"], await Offered("""static Tensor F([Dims("Batch a")] Tensor x, [Dims("a b")] Tensor y) => x.Dot(y, "$$");"""));

    [Fact]
    public async Task WhereNoDimIsWanted_Nothing() =>
        Assert.Empty(await Offered("""static Tensor F([Dims("Batch")] Tensor x) { System.Console.WriteLine("$$"); return x; }"""));

    [Fact]
    public async Task OfAnUnknownTensor_Nothing() => Assert.Empty(await Offered("""static Tensor F(Tensor x) => x.Sum("$$");"""));
}

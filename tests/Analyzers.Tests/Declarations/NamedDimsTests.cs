using Microsoft.CodeAnalysis;
using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests.Declarations;

/// <summary>Dims that another assembly declares: known where their type says [NamedDims], which the checker holds it to.</summary>
public sealed class NamedDimsTests
{
    const string Use = "using static Shared; var sum = Randn(Batch[8], Query[64]) + Randn(Batch[8], Key[64]);";

    [Fact]
    public async Task MarkedDims_AreKnownThroughMetadata() =>
        Assert.Equal("NT1001", Assert.Single(await Findings("[NamedDims] public static class Shared { public static readonly Dim Batch = new(), Query = new(); public static Dim Key { get; } = new(); }")).Id);

    [Fact]
    public async Task UnmarkedDims_AreUnknown() =>
        Assert.Empty(await Findings("public static class Shared { public static readonly Dim Batch = new(), Query = new(), Key = new(); }"));

    [Theory]
    [InlineData("public static readonly Dim Batch = new(\"batch\");")]
    [InlineData("public static readonly Dim Batch = Make(); static Dim Make() => new(\"b\");")]
    public async Task AnotherName_BreaksThePromise(string member) =>
        Assert.Equal("NT5001", Assert.Single(await CheckedProgram.Of($"[NamedDims] public static class Shared {{ {member} }}").Findings()).Id);

    [Fact]
    public async Task TheSameName_MayBeWritten() =>
        Assert.Empty(await CheckedProgram.Of("[NamedDims] public static class Shared { public static readonly Dim Batch = new(\"Batch\"), Time = \"Time\"; static int n; }").Findings());

    // What the checker says of a program that sees the library as an assembly.
    static async Task<IReadOnlyList<Diagnostic>> Findings(string library)
    {
        var compiled = CheckedProgram.Of(library);
        Assert.Empty(compiled.Errors);
        using var image = new MemoryStream();
        Assert.True(compiled.Compilation.WithAssemblyName("shared").Emit(image).Success);
        var program = CheckedProgram.Of(Use, MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Empty(program.Errors);
        return await program.Findings();
    }
}

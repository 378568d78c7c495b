using System.Reflection;
using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests;

/// <summary>The README's program compiles; what its last comment quotes is what the checker reports and what running it throws.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Program_SaysWhatTheReadmeQuotes()
    {
        string[] code = [.. File.ReadAllLines(Path.Combine(Checkout.Root, "README.md")).SkipWhile(static l => l != "```csharp").Skip(1).TakeWhile(static l => l != "```")];
        string[] quoted = [.. code.Where(static l => l.StartsWith("// ", StringComparison.Ordinal)).Select(static l => l[3..].TrimEnd())];
        var program = CheckedProgram.Of(string.Join('\n', code));
        Assert.Empty(program.Errors);

        var finding = Assert.Single(await program.Findings());
        Assert.StartsWith(finding.Id, quoted[0]);
        Assert.Contains("MaskedFill", code[finding.Location.GetLineSpan().StartLinePosition.Line]);

        using var image = new MemoryStream();
        Assert.True(program.Compilation.Emit(image).Success);
        var thrown = Assert.Throws<TargetInvocationException>(() => Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        Assert.Equal(quoted, thrown.InnerException!.Message.Split('\n').Select(static l => l.TrimEnd()));
    }
}

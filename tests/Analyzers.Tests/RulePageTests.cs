using System.Reflection;
using Microsoft.CodeAnalysis;
using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests;

/// <summary>
/// The examples of docs/rules compile against the library, with the dims below declared; the checker reports the wrong one by the page's
/// id, which is also what it throws, and says nothing of the right one, which runs.
/// </summary>
public sealed class RulePageTests
{
    const string Dims = """
        static class Dims
        {
            public static readonly Dim Batch = new(), Time = new(), Model = new(), Head = new(), Query = new(), Key = new(), Hidden = new(), Classes = new(),
                Channel = new(), Height = new(), Width = new(), Source = new(), Feature = new(), Step = new();
        }
        """;

    // Told at run time only: elements, files, the tape.
    static readonly string[] RunTimeOnly = ["NT1012", "NT4101", "NT4102", "NT4103", "NT6001", "NT6002", "NT6003", "NT6004", "NT6005", "NT6006", "NT7001", "NT7002", "NT7003", "NT7004", "NT7005", "NT7006", "NT8001", "NT8002"];

    // The page shows a setting, code too long to show, or a text file that the tutorial reads.
    static readonly string[] NotShown = ["NT9001", "NT9002", "NT7005"];

    // What runs all the same: it does what nobody wants, or breaks a contract that only the checker holds.
    static readonly string[] Silent = ["NT1101", "NT1102", "NT3001", "NT4001", "NT4002", "NT4003"];

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(Checkout.Root, "docs/rules"), "NT*.md").Select(static f => Path.GetFileNameWithoutExtension(f)!).Except(NotShown).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_AreReportedAndRunAsThePageSays(string id)
    {
        string[] page = File.ReadAllLines(Path.Combine(Checkout.Root, "docs/rules", id + ".md"));
        CheckedProgram wrong = Compiled(Example(page, "Wrong:")), right = Compiled(Example(page, "Right:"));
        if (!RunTimeOnly.Contains(id)) Assert.Contains(id, (await wrong.Findings(hidden: true)).Select(static d => d.Id));
        Assert.Empty(await right.Findings());
        Assert.Equal(Silent.Contains(id) || !HasStatements(wrong) ? null : id, Thrown(wrong));
        Assert.Null(Thrown(right));
    }

    static CheckedProgram Compiled(string code)
    {
        var program = CheckedProgram.OfFiles([("Example.cs", "using static Dims;\n" + code), ("Dims.cs", Dims)]);
        Assert.True(program.Errors.Count == 0, $"{string.Join("\n", program.Errors)}\n{code}");
        return program;
    }

    static bool HasStatements(CheckedProgram program) => program.Compilation.Options.OutputKind == OutputKind.ConsoleApplication;

    // The id of what the example throws; null if it ends, or has nothing to run.
    static string? Thrown(CheckedProgram program)
    {
        if (!HasStatements(program)) return null;
        using var image = new MemoryStream();
        Assert.True(program.Compilation.Emit(image).Success);
        try
        {
            Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            return null;
        }
        catch (TargetInvocationException e) when (e.InnerException is TensorTypeException thrown)
        {
            return thrown.Id.ToString();
        }
    }

    static string Example(string[] page, string title) => string.Join('\n', page.SkipWhile(l => l != title).SkipWhile(static l => l != "```csharp").Skip(1).TakeWhile(static l => l != "```"));
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Flow;
using NamedTorch.Checking;

namespace NamedTorch.Agreement;

/// <summary>Many programs as one assembly: compiled once, looked at by the checker once, each run under every answer of its conditions.</summary>
static class Batch
{
    /// <summary>What the checker says and what the runs do, program by program.</summary>
    internal static async Task<IReadOnlyList<Observation>> Observe(IReadOnlyList<GeneratedProgram> programs)
    {
        string code = "using NamedTorch.Agreement;\npublic static class Programs\n{\n" + string.Concat(programs.Select(static (p, i) => p.Method("P" + i))) + "}\n";
        var program = CheckedProgram.Of(code, MetadataReference.CreateFromFile(typeof(Trace).Assembly.Location));
        var unwritable = program.Errors;
        if (unwritable.Count > 0) return await WithoutUnwritable(programs, program, unwritable);

        var findings = await program.Findings();
        var tree = program.Compilation.SyntaxTrees.Last();
        var model = program.Compilation.GetSemanticModel(tree);
        var methods = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var runs = Run(program.Compilation, programs.Count);
        return [.. programs.Select((p, i) => Observed(p, methods[i], model, findings, runs[i]))];
    }

    static Observation Observed(GeneratedProgram program, MethodDeclarationSyntax method, SemanticModel model, IReadOnlyList<Diagnostic> findings, Run[] runs)
    {
        // Statements of the program are those between the marks and notes.
        var lines = method.Body!.Statements.Where(static s => !s.ToString().StartsWith("Trace.", StringComparison.Ordinal)).ToList();
        var reports = findings.Where(f => f.Severity == DiagnosticSeverity.Error && method.Span.Contains(f.Location.SourceSpan))
            .Select(f => (Statement: lines.FindIndex(l => l.Span.Contains(f.Location.SourceSpan)), f.Id)).ToList();
        var types = TypeInspection.All(model, method.Body, default);
        var claims = new Dictionary<int, TensorType>();
        for (int i = 0; i < lines.Count; i++)
            if (lines[i] is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] } && types.TryGetValue(value, out var type)) claims[i] = type;
        return new(program, reports, claims, runs);
    }

    static Run[][] Run(CSharpCompilation compilation, int count)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException("The programs compile, but give no assembly: " + emitted.Diagnostics[0]);
        image.Position = 0;
        var context = new AssemblyLoadContext("programs", isCollectible: true);
        try
        {
            var type = context.LoadFromStream(image).GetType("Programs")!;
            return [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, 1 << GeneratedProgram.Flags).Select(answers => Run(type.GetMethod("P" + i)!, answers)).ToArray())];
        }
        finally
        {
            context.Unload();
        }
    }

    static Run Run(MethodInfo method, int answers)
    {
        Trace.Begin(answers);
        try
        {
            method.Invoke(null, null);
            return new(answers, null, null, Trace.Made, Trace.Sums);
        }
        catch (TargetInvocationException e)
        {
            return new(answers, Trace.Line, e.InnerException, Trace.Made, Trace.Sums);
        }
    }

    // A drawn argument that C# does not accept (an ambiguous overload, say) costs its program, not the batch.
    static Task<IReadOnlyList<Observation>> WithoutUnwritable(IReadOnlyList<GeneratedProgram> programs, CheckedProgram program, IReadOnlyList<Diagnostic> errors)
    {
        var methods = program.Compilation.SyntaxTrees.Last().GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().ToList();
        var bad = errors.Select(e => methods.FindIndex(m => m.Span.Contains(e.Location.SourceSpan))).ToHashSet();
        if (bad.Contains(-1)) throw new InvalidOperationException("The batch does not compile: " + errors[0]);
        return Observe([.. programs.Where((_, i) => !bad.Contains(i))]);
    }
}

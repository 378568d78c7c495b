using System.Reflection;
using NamedTorch.Core;

namespace NamedTorch.Architecture;

/// <summary>docs/ops.md: every operation and what it has, read off the assemblies.</summary>
static class OperationTable
{
    internal static Type[] Operations { get; } =
        [.. Assembly.Load("NamedTorch.Ops").GetExportedTypes().Where(static t => t.IsValueType && typeof(IOperation).IsAssignableFrom(t)).OrderBy(static t => t.Name, StringComparer.Ordinal)];

    internal static string Text()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("# Operations");
        text.WriteLine();
        text.WriteLine("Generated from the assemblies (`UPDATE_DOCS=1 dotnet test tests/Architecture.Tests`). *names*: inferred for every call; *checker*: the signature stands on");
        text.WriteLine("the member, where the analyzer will read it. *gradient*: own: a derivative of its own; parts: it is written in operations that have one; none: piecewise");
        text.WriteLine("constant, integer or random. Read off types, not measured: a composite of integers or updates says parts as well. GPU: later.");
        text.WriteLine();
        text.WriteLine("| operation | kind | names | gradient | CPU | GPU | checker |");
        text.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var op in Operations) text.WriteLine($"| {op.Name} | {Kind(op)} | yes | {Gradient(op)} | yes | – | {(HasSignature(op) ? "yes" : "–")} |");
        return text.ToString();
    }

    internal static bool HasSignature(Type op) => Members(op).Any(static m => m.IsDefined(typeof(SignatureAttribute)));

    internal static IEnumerable<MethodInfo> Members(Type op) =>
        new[] { "NamedTorch.Torch", "NamedTorch.F" }.Select(n => op.Assembly.GetType(n)!).SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(m => m.Name == op.Name);

    static string Kind(Type op) =>
        Has<IUnary>(op) || Has<IUnaryNumeric>(op) || Has<IBinary>(op) || Has<IBinaryNumeric>(op) || Has<ITernary>(op) ? "pointwise" :
        Has<ITest>(op) || Has<IComparison>(op) ? "question" : Has<IUnaryBits>(op) || Has<IBinaryBits>(op) ? "bits" : Has<IDifferentiable>(op) ? "primitive" : "composite";

    static string Gradient(Type op) => Kind(op) switch
    {
        "pointwise" or "primitive" => "own",
        "question" or "bits" => "none",
        _ => "parts",
    };

    static bool Has<T>(Type op) => typeof(T).IsAssignableFrom(op);
}

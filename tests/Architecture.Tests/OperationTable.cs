using System.Reflection;
using NamedTorch.Core;

namespace NamedTorch.Architecture;

/// <summary>docs/ops.md: every operation and what it has, seen by calling it.</summary>
static class OperationTable
{
    internal static Type[] Operations { get; } =
        [.. Assembly.Load("NamedTorch.Ops").GetExportedTypes().Where(static t => t.IsValueType && typeof(IOperation).IsAssignableFrom(t)).OrderBy(static t => t.Name, StringComparer.Ordinal)];

    internal static string Text()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("# Operations");
        text.WriteLine();
        text.WriteLine("Generated (`UPDATE_DOCS=1 dotnet test tests/Architecture.Tests`) by calling every operation on its samples. *names*: a sample's result has names; – where");
        text.WriteLine("the result has no dims to name, or the operation is for tensors without names. *gradient*: own: by its own derivative; parts: through the operations it is written in; –: nothing arrives at an input: the");
        text.WriteLine("result is integer, random, piecewise constant or no tensor. *second order*: yes: the gradient was differentiated again; zero: it does not depend on the inputs;");
        text.WriteLine("refused: it says so. *CPU*: the samples ran. *GPU*: on an OpenCL device they give what they give on the CPU, forward and backward (tests/Gpu.Tests); no: it says at the call that it is not there yet. *checker*: public members whose signature the analyzer reads, of all that take or give a tensor.");
        text.WriteLine();
        text.WriteLine("| operation | kind | names | gradient | second order | CPU | GPU | checker |");
        text.WriteLine("|---|---|---|---|---|---|---|---|");
        var refused = Repository.Read("tests/GpuCheck/Operations/not-there-yet.txt").Split('\n').ToHashSet();
        foreach (var op in Operations)
        {
            var probe = new OperationProbe(op);
            var members = Members(op).ToArray();
            int signed = members.Count(static m => m.IsDefined(typeof(SignatureAttribute)));
            string gradient = probe.HasGradient ? IsOwn(op) ? "own" : "parts" : "–";
            text.WriteLine($"| {op.Name} | {Kind(op)} | {probe.Names} | {gradient} | {(gradient == "–" ? "–" : probe.SecondOrder)} | {(probe.Runs ? "yes" : "–")} | {(!probe.Runs ? "–" : refused.Contains(op.Name) ? "no" : "yes")} | {(signed == members.Length && signed > 0 ? "yes" : signed > 0 ? $"{signed} of {members.Length}" : "–")} |");
        }
        return text.ToString();
    }

    internal static IEnumerable<MethodInfo> Members(Type op) =>
        new[] { "NamedTorch.Torch", "NamedTorch.F" }.Select(n => op.Assembly.GetType(n)!).SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(m => m.Name == op.Name);

    static string Kind(Type op) =>
        Has<IUnary>(op) || Has<IUnaryNumeric>(op) || Has<IBinary>(op) || Has<IBinaryNumeric>(op) || Has<ITernary>(op) ? "pointwise" :
        Has<ITest>(op) || Has<IComparison>(op) ? "question" : Has<IUnaryBits>(op) || Has<IBinaryBits>(op) ? "bits" : Has<IDifferentiable>(op) ? "primitive" : "composite";

    static bool IsOwn(Type op) => Kind(op) is "pointwise" or "primitive";

    static bool Has<T>(Type op) => typeof(T).IsAssignableFrom(op);
}

using System.Reflection;
using NamedTorch.Core;
using static NamedTorch.Torch;

namespace NamedTorch.Architecture;

/// <summary>Calls an operation to see what it has: its samples, or, for a family that needs none, its member of Torch on small inputs.</summary>
sealed class OperationProbe
{
    static readonly Axis[] Small = [("Row", 3), ("Column", 2)];

    readonly List<Func<bool, (Tensor[] Inputs, Tensor Result)>> calls = [];

    internal OperationProbe(Type op)
    {
        if (op.GetProperty("Samples") is { } samples)
            foreach (var sample in (IEnumerable<Sample>)samples.GetValue(null)!)
                calls.Add(record => Call(sample.Run, [.. sample.Inputs.Select((input, n) => Make(input, n))], record));
        if (calls.Count == 0 && OperationTable.Members(op).Select(Runner).FirstOrDefault(static r => r is not null) is { } runner)
            calls.Add(record => Call(runner.Run, [.. Enumerable.Range(0, runner.Tensors).Select(n => Make(new Input(Small) { Low = 0.2, High = 0.9, DType = DTypeOf(op) }, n))], record));
    }

    /// <summary>Some call went through.</summary>
    internal bool Runs => Results(false).Any();

    /// <summary>"yes": named inputs gave named results; "–": the result has no dims or is no tensor of the inputs' dims.</summary>
    internal string Names => Results(false).Any(static r => r.Result.Dims.HasNames) ? "yes" : "–";

    /// <summary>Gradients arrive at an input.</summary>
    internal bool HasGradient => Results(true).Any(static r => First(r, createGraph: false).Length > 0);

    /// <summary>"yes": the gradient can be differentiated again; "zero": it does not depend on the inputs; "refused": it says so.</summary>
    internal string SecondOrder
    {
        get
        {
            string found = "–";
            foreach (var call in Results(true))
            {
                try
                {
                    var gradients = First(call, createGraph: true);
                    if (gradients.Length == 0) continue;
                    if (found == "–") found = "zero";
                    Tensor[] open = [.. gradients.Where(static g => g.RequiresGrad)];
                    if (open.Length == 0) continue;
                    foreach (var x in call.Inputs) x.Grad = null;
                    foreach (var g in open) (g * g).Sum().Backward(keepGraph: true);
                    if (call.Inputs.Any(static x => x.Grad is not null)) return "yes";
                }
                catch (AutogradException)
                {
                    found = "refused";
                }
            }
            return found;
        }
    }

    IEnumerable<(Tensor[] Inputs, Tensor Result)> Results(bool record)
    {
        foreach (var call in calls)
        {
            (Tensor[], Tensor) result;
            try { result = call(record); }
            catch (Exception e) when (e is TensorTypeException or TargetInvocationException) { continue; }
            yield return result;
        }
    }

    static Tensor[] First((Tensor[] Inputs, Tensor Result) call, bool createGraph)
    {
        if (!call.Result.RequiresGrad) return [];
        // Weighted by constants: what is left of x in the gradient is the operation's own second derivative.
        call.Result.Backward(RandLike(call.Result, generator: new(3)), createGraph: createGraph);
        return [.. call.Inputs.Where(static x => x.Grad is not null).Select(static x => x.Grad!)];
    }

    static (Tensor[], Tensor) Call(Func<Tensor[], Tensor> run, Tensor[] inputs, bool record)
    {
        if (record) inputs = [.. inputs.Select(static x => x.DType.IsFloating ? x.WithGrad() : x)];
        return (inputs, run(inputs));
    }

    static Tensor Make(Input input, int n)
    {
        var random = new Random(n + 1);
        var type = TensorType.Of(input.Axes);
        double[] values = [.. Enumerable.Range(0, (int)type.ElementCount).Select(_ => input.Low + (input.High - input.Low) * random.NextDouble())];
        if (!input.DType.IsFloating) values = [.. values.Select(Math.Floor)];
        var x = Tensor.From(values, input.Axes.Length == 0 ? [1] : input.Axes).To(input.DType);
        return input.Axes.Length == 0 ? x.Reshape() : x;
    }

    static DType DTypeOf(Type op) => typeof(IUnaryBits).IsAssignableFrom(op) || typeof(IBinaryBits).IsAssignableFrom(op) ? DType.Int32 : DType.Float64;

    // A member whose parameters are tensors first and optional after; it gives one tensor.
    static (int Tensors, Func<Tensor[], Tensor> Run)? Runner(MethodInfo method)
    {
        var parameters = method.GetParameters();
        int tensors = parameters.TakeWhile(static p => p.ParameterType == typeof(Tensor) && !p.IsOptional).Count();
        if (tensors == 0 || method.ReturnType != typeof(Tensor) || parameters.Skip(tensors).Any(static p => !p.IsOptional)) return null;
        return (tensors, x => (Tensor)method.Invoke(null, BindingFlags.OptionalParamBinding, null, [.. x, .. Enumerable.Repeat(Type.Missing, parameters.Length - tensors)], null)!);
    }
}

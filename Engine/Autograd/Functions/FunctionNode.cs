using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Tape;

/// <summary>A recorded call of a <see cref="Function"/>.</summary>
sealed class FunctionNode : Node
{
    readonly Function function;
    readonly FunctionContext context;
    readonly Edge[] edges;
    readonly TensorType[] inputs, outputs;
    readonly DType[] inputDTypes, outputDTypes;

    internal FunctionNode(Function function, FunctionContext context, ReadOnlySpan<Tensor> inputs, Tensor[] outputs)
    {
        (this.function, this.context) = (function, context);
        (edges, this.inputs, inputDTypes) = (new Edge[inputs.Length], new TensorType[inputs.Length], new DType[inputs.Length]);
        for (int i = 0; i < edges.Length; i++) (edges[i], this.inputs[i], inputDTypes[i]) = (inputs[i].Origin(), inputs[i].Type, inputs[i].DType);
        (this.outputs, outputDTypes) = ([.. outputs.Select(static y => y.Type)], [.. outputs.Select(static y => y.DType)]);
        context.Keep(function.Name, Modes.Current.Keeper);
        if (Modes.Current.IsAnomalyMode) Line = UserLine.Find();
    }

    public override string Operation => function.Name;
    public override bool RunsUserCode => true;
    public override ReadOnlySpan<Edge> Edges => edges;
    public override int OutputCount => outputs.Length;
    public override TensorType OutputType(int i) => outputs[i];
    public override DType OutputDType(int i) => outputDTypes[i];
    public override void Release() => context.Release();

    public override void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients, ReadOnlySpan<bool> wanted)
    {
        var pulled = Backward(cotangents);
        if (pulled.Length != edges.Length)
            throw new Conflict(DiagnosticId.NT6003, Operation, ("reason", $"Backward returned {pulled.Length} gradients for {edges.Length} inputs."), ("fix", "Return one per input; null where there is none.")).ToException();
        for (int i = 0; i < pulled.Length; i++)
            if (pulled[i] is { } gradient && Needs(i)) gradients[i] = Fit(gradient, i);
    }

    Tensor?[] Backward(ReadOnlySpan<Tensor?> cotangents)
    {
        if (function.IsTwiceDifferentiable || !Modes.Current.IsRecording) return function.Backward(context, cotangents);
        Tensor?[] pulled;
        using (Torch.NoGrad()) pulled = function.Backward(context, cotangents);
        var sources = new List<Tensor>(context.All);
        foreach (var cotangent in cotangents)
            if (cotangent is not null) sources.Add(cotangent);
        return [.. pulled.Select(g => g is null ? null : Dispatcher.Applied(new NoSecondDerivative(Operation), g.Detach(), sources.ToArray()))];
    }

    Tensor Fit(Tensor gradient, int i)
    {
        bool fits = gradient.Type.SameSizes(inputs[i]);
        for (int d = 0; fits && d < gradient.Rank; d++)
            fits = gradient.Dims.NameAt(d) is not { } name || name == inputs[i].Dims.NameAt(d);
        if (fits) return Cotangent.Exact(gradient, inputs[i], inputDTypes[i]);
        throw new Conflict(DiagnosticId.NT6003, Operation, ("reason", $"Backward returned a gradient of input {i} that has another type than the input."), ("fix", "A gradient has the names and sizes of its input."))
            .With("gradient", gradient.Type).With($"input {i}", inputs[i]).ToException();
    }
}

using System.Runtime.CompilerServices;

namespace NamedTorch.Core;

/// <summary>
/// The notes of a recorded call. Nearly every call has one or two operands and one result: their notes stand in the node itself,
/// one allocation; others get arrays.
/// </summary>
abstract class RecordedNode : Node
{
    const int Inline = 2;

    EdgePair edges;
    KeptPair inputs;
    Kept output;
    int inputCount;
    Overflow? overflow;

    public override ReadOnlySpan<Edge> Edges => overflow is null ? ((ReadOnlySpan<Edge>)edges)[..inputCount] : overflow.Edges;
    public override int OutputCount => overflow is null ? 1 : overflow.Outputs.Length;
    public override TensorType OutputType(int i) => Outputs[i].Type;
    public override DType OutputDType(int i) => Outputs[i].DType;
    internal override Tensor SavedInput(int i) => Inputs[i].Value(Operation, $"input {i}");
    internal override Tensor SavedOutput(int i) => Outputs[i].Value(Operation, $"output {i}");
    internal override TensorType InputType(int i) => Inputs[i].Type;
    internal override DType InputDType(int i) => Inputs[i].DType;

    Span<Kept> Inputs => overflow is null ? ((Span<Kept>)inputs)[..inputCount] : overflow.Inputs;
    Span<Kept> Outputs => overflow is null ? new Span<Kept>(ref output) : overflow.Outputs;

    public override void Release()
    {
        foreach (ref var kept in Inputs) kept.Release();
        foreach (ref var kept in Outputs) kept.Release();
    }

    /// <summary>Notes where the operands came from and what the derivative reads again.</summary>
    private protected void Note(Saves saves, ReadOnlySpan<Tensor> operands, ReadOnlySpan<Tensor> results, bool isInPlace, Keeper? keeper)
    {
        inputCount = operands.Length;
        if (operands.Length > Inline || results.Length != 1) overflow = new(operands.Length, results.Length);
        var sources = overflow is null ? edges : (Span<Edge>)overflow.Edges;
        var ins = Inputs;
        var outs = Outputs;
        for (int i = 0; i < operands.Length; i++)
        {
            sources[i] = operands[i].Origin();
            bool isOverwritten = isInPlace && operands[i].Storage == results[0].Storage;
            ins[i].Note(operands[i], saves.Keeps(i), isOverwritten, keeper);
            // A target without names has taken the result's by now; its gradient has the names it had.
            if (isOverwritten && sources[i].Node is { } maker) ins[i].Type = maker.OutputType(sources[i].Output);
        }
        for (int i = 0; i < results.Length; i++) outs[i].Note(results[i], saves.Outputs, false, keeper);
    }

    sealed class Overflow(int inputs, int outputs)
    {
        internal readonly Edge[] Edges = new Edge[inputs];
        internal readonly Kept[] Inputs = new Kept[inputs];
        internal readonly Kept[] Outputs = new Kept[outputs];
    }

    [InlineArray(Inline)]
    struct EdgePair
    {
        Edge first;
    }

    [InlineArray(Inline)]
    struct KeptPair
    {
        Kept first;
    }
}

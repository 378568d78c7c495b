namespace NamedTorch.Core;

/// <summary>A recorded call of an operation.</summary>
/// <typeparam name="TOp">The operation; its name is the name in messages.</typeparam>
sealed class Recorded<TOp> : Node where TOp : struct, IDifferentiable
{
    readonly TOp op;
    readonly Edge[] edges;
    readonly Kept[] inputs;
    readonly Kept[] outputs;

    internal Recorded(in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs, bool isInPlace)
    {
        this.op = op;
        var saves = op.Saves;
        edges = new Edge[inputs.Length];
        this.inputs = new Kept[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            edges[i] = inputs[i].Origin();
            this.inputs[i] = new(inputs[i], saves.Keeps(i), isInPlace && inputs[i].Storage == outputs[0].Storage);
        }
        this.outputs = new Kept[outputs.Length];
        for (int i = 0; i < outputs.Length; i++) this.outputs[i] = new(outputs[i], saves.Outputs);
    }

    public override string Operation => ((op as IWrapper)?.Wrapped ?? typeof(TOp)).Name;
    public override ReadOnlySpan<Edge> Edges => edges;
    public override int OutputCount => outputs.Length;
    public override TensorType OutputType(int i) => outputs[i].Type;
    public override DType OutputDType(int i) => outputs[i].DType;
    internal override Tensor SavedInput(int i) => inputs[i].Value(Operation, $"input {i}");
    internal override Tensor SavedOutput(int i) => outputs[i].Value(Operation, $"output {i}");
    internal override TensorType InputType(int i) => inputs[i].Type;
    internal override DType InputDType(int i) => inputs[i].DType;

    public override void Pull(ReadOnlySpan<Tensor?> cotangents, Span<Tensor?> gradients) => op.Pull(new(this, cotangents, gradients));

    public override void Release()
    {
        for (int i = 0; i < inputs.Length; i++) inputs[i] = inputs[i].Forgotten();
        for (int i = 0; i < outputs.Length; i++) outputs[i] = outputs[i].Forgotten();
    }
}

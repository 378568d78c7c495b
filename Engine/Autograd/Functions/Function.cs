using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Tape;

namespace NamedTorch;

/// <summary>
/// An operation of the user's with a derivative of its own. Parameters are fields of the subclass; one instance may be applied many times,
/// every call has its own context.
/// </summary>
/// <example><code>
/// sealed class Cube : Function
/// {
///     protected override Tensor[] Forward(FunctionContext context, ReadOnlySpan&lt;Tensor&gt; inputs)
///     {
///         context.Save(inputs[0]);
///         return [inputs[0] * inputs[0] * inputs[0]];
///     }
///
///     protected override Tensor?[] Backward(FunctionContext context, ReadOnlySpan&lt;Tensor?&gt; cotangents) =>
///         [cotangents[0]! * 3 * context.Saved(0) * context.Saved(0)];
/// }
/// var y = new Cube().Apply(x);
/// </code></example>
public abstract class Function
{
    /// <summary>The name in messages.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>False where <see cref="Backward"/> is not written in recorded operations; differentiating it is then refused.</summary>
    protected internal virtual bool IsTwiceDifferentiable => true;

    /// <summary>Computes the outputs. Nothing is recorded in here; the inputs must not be written.</summary>
    protected internal abstract Tensor[] Forward(FunctionContext context, ReadOnlySpan<Tensor> inputs);

    /// <summary>From the cotangents of the outputs (null: nothing depends on one) those of the inputs (null: none). A gradient has its input's type.</summary>
    /// <exception cref="AutogradException">NT6001: not overridden.</exception>
    protected internal virtual Tensor?[] Backward(FunctionContext context, ReadOnlySpan<Tensor?> cotangents) =>
        throw new Conflict(DiagnosticId.NT6001, Name, ("operand", Name), ("fix", "Override Backward, or detach the inputs.")).ToException();

    /// <summary>The only output.</summary>
    /// <exception cref="AutogradException">NT6003: there is more or less than one; NT6004: Forward wrote an input.</exception>
    public Tensor Apply(params ReadOnlySpan<Tensor> inputs)
    {
        var outputs = ApplyAll(inputs);
        return outputs.Length == 1 ? outputs[0]
            : throw new Conflict(DiagnosticId.NT6003, Name, ("reason", $"Forward returned {outputs.Length} tensors."), ("fix", "Apply is for one output; use ApplyAll.")).ToException();
    }

    /// <inheritdoc cref="Apply(ReadOnlySpan{Tensor})"/>
    public Tensor Apply(params Tensor[] inputs) => Apply(inputs.AsSpan());

    /// <summary>All outputs.</summary>
    /// <exception cref="AutogradException">NT6004: Forward wrote an input.</exception>
    public Tensor[] ApplyAll(params ReadOnlySpan<Tensor> inputs)
    {
        var context = new FunctionContext(inputs);
        Span<int> versions = stackalloc int[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) versions[i] = inputs[i].Storage.Version;
        Tensor[] outputs;
        using (Torch.NoGrad()) outputs = Forward(context, inputs);
        for (int i = 0; i < inputs.Length; i++)
            if (inputs[i].Storage.Version != versions[i])
                throw new Conflict(DiagnosticId.NT6004, Name, ("reason", $"Forward has written input {i}, which the tape cannot follow."), ("fix", "Write into a Clone of it.")).With($"input {i}", inputs[i].Type).ToException();
        if (!Dispatcher.Records(inputs)) return outputs;
        outputs = Fresh(outputs, inputs);
        var node = new FunctionNode(this, context, inputs, outputs);
        for (int i = 0; i < outputs.Length; i++)
            if (!context.IsNonDifferentiable(outputs[i])) outputs[i].MadeBy(node, i);
        return outputs;
    }

    /// <inheritdoc cref="ApplyAll(ReadOnlySpan{Tensor})"/>
    public Tensor[] ApplyAll(params Tensor[] inputs) => ApplyAll(inputs.AsSpan());

    // An input returned as it is, a tensor that has a history, or one returned twice would get a second one.
    static Tensor[] Fresh(Tensor[] outputs, ReadOnlySpan<Tensor> inputs)
    {
        var fresh = new Tensor[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            bool isTaken = outputs[i].RequiresGrad || inputs.Contains(outputs[i]) || Array.IndexOf(outputs, outputs[i]) < i;
            fresh[i] = isTaken ? Unrecorded(outputs[i]) : outputs[i];
        }
        return fresh;
    }

    static Tensor Unrecorded(Tensor x)
    {
        using var scope = Torch.NoGrad();
        return x.View(x.Type);
    }
}

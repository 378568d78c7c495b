using System.Runtime.CompilerServices;
using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>
/// The one point every primitive operation passes after it computed: here it is recorded for gradients and shown to an
/// interceptor. Without either, it costs one thread-static look-up.
/// </summary>
public static class Dispatcher
{
    /// <summary>Notes that <paramref name="op"/> made <paramref name="output"/> of <paramref name="x"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Applied<TOp>(in TOp op, Tensor output, Tensor x) where TOp : struct, IDifferentiable
    {
        var modes = Modes.Current;
        if (!modes.IsWatched && !(modes.IsRecording && x.RequiresGrad)) return output;
        Note(modes, op, [x], [output]);
        return output;
    }

    /// <summary>Notes that <paramref name="op"/> made <paramref name="output"/> of two tensors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Applied<TOp>(in TOp op, Tensor output, Tensor x, Tensor y) where TOp : struct, IDifferentiable
    {
        var modes = Modes.Current;
        if (!modes.IsWatched && !(modes.IsRecording && (x.RequiresGrad || y.RequiresGrad))) return output;
        Note(modes, op, [x, y], [output]);
        return output;
    }

    /// <summary>Notes that <paramref name="op"/> made <paramref name="output"/> of several tensors.</summary>
    public static Tensor Applied<TOp>(in TOp op, Tensor output, ReadOnlySpan<Tensor> inputs) where TOp : struct, IDifferentiable
    {
        Applied(op, [output], inputs);
        return output;
    }

    /// <summary>Notes that <paramref name="op"/> made <paramref name="outputs"/> of several tensors.</summary>
    public static void Applied<TOp>(in TOp op, ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor> inputs) where TOp : struct, IDifferentiable
    {
        var modes = Modes.Current;
        if (modes.IsWatched || modes.IsRecording && AnyRequiresGrad(inputs)) Note(modes, op, inputs, outputs);
    }

    /// <summary>
    /// Notes that <paramref name="op"/> has overwritten <paramref name="target"/>, one of the inputs or not. Where the target is a view,
    /// its base learns of it. Call <see cref="CheckWrite"/> before writing.
    /// </summary>
    /// <exception cref="AutogradException">NT6004: a leaf that requires a gradient.</exception>
    public static Tensor AppliedInPlace<TOp>(in TOp op, Tensor target, ReadOnlySpan<Tensor> inputs) where TOp : struct, IDifferentiable
    {
        target.Storage.Bump();
        var modes = Modes.Current;
        if (modes.IsWatched || modes.IsRecording && (target.RequiresGrad || AnyRequiresGrad(inputs)))
        {
            modes.Interceptor?.Applied(op, inputs, [target]);
            if (modes.IsRecording && target.DType.IsFloating && (target.RequiresGrad || AnyRequiresGrad(inputs)))
            {
                CheckWrite(OperationName<TOp>.Text, target, inputs);
                target.Rewritten(Node(modes, op, inputs, [target], isInPlace: true));
            }
        }
        return target;
    }

    /// <summary>Throws unless the tape could follow a write into <paramref name="target"/> of what <paramref name="inputs"/> make; before anything is written.</summary>
    /// <exception cref="AutogradException">NT6004: a leaf that requires a gradient, or a view of one.</exception>
    /// <exception cref="IntoException">NT6005: a view whose base would not learn of the write.</exception>
    public static void CheckWrite(string operation, Tensor target, ReadOnlySpan<Tensor> inputs)
    {
        if (!Modes.Current.IsRecording) return;
        if (target.ViewedBase is { } known ? known is { RequiresGrad: true, IsLeaf: true } : target is { RequiresGrad: true, IsLeaf: true })
            throw new Conflict(DiagnosticId.NT6004, operation,
                ("reason", target.ViewedBase is null ? "'into' is a leaf that requires a gradient." : "'into' is a view of a leaf that requires a gradient."),
                ("fix", "Write inside NoGrad, or into a Clone.")).With("into", target.Type).ToException();
        if (target.ViewOf is ViewKind.Untracked && (target.RequiresGrad || AnyRequiresGrad(inputs)) || target.ViewOf is ViewKind.UntrackedOfRecorded)
            throw new Conflict(DiagnosticId.NT6005, operation,
                ("reason", "'into' is a view made inside NoGrad or by a custom function, so the tensor it views would not learn of the write."),
                ("fix", "Make the view where operations are recorded, write inside NoGrad, or write into a Clone.")).With("into", target.Type).ToException();
    }

    /// <summary>Whether an operation on these inputs would be recorded now.</summary>
    public static bool Records(ReadOnlySpan<Tensor> inputs) => Modes.Current.IsRecording && AnyRequiresGrad(inputs);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Note<TOp>(Modes modes, in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) where TOp : struct, IDifferentiable
    {
        if (modes.IsWatched)
        {
            modes.Interceptor?.Applied(op, inputs, outputs);
            if (modes.IsInference)
                foreach (var output in outputs) output.IsInference = true;
            if (!modes.IsRecording || !AnyRequiresGrad(inputs)) return;
        }
        if (!AnyFloating(outputs)) return;
        var node = Node(modes, op, inputs, outputs, isInPlace: false);
        for (int i = 0; i < outputs.Length; i++) outputs[i].MadeBy(node, i);
    }

    internal static Node Node<TOp>(Modes modes, in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs, bool isInPlace) where TOp : struct, IDifferentiable
    {
        var node = new Recorded<TOp>(op, inputs, outputs, isInPlace, modes.Keeper);
        if (modes.IsAnomalyMode) node.Line = UserLine.Find();
        return node;
    }

    static bool AnyRequiresGrad(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var t in tensors)
            if (t.RequiresGrad) return true;
        return false;
    }

    static bool AnyFloating(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var t in tensors)
            if (t.DType.IsFloating) return true;
        return false;
    }
}

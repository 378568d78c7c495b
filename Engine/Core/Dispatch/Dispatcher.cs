using System.Runtime.CompilerServices;

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
        var state = Modes.Current;
        if (state.Interceptor is null && !(state.IsRecording && x.RequiresGrad)) return output;
        Note(state, op, [x], [output]);
        return output;
    }

    /// <summary>Notes that <paramref name="op"/> made <paramref name="output"/> of two tensors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Applied<TOp>(in TOp op, Tensor output, Tensor x, Tensor y) where TOp : struct, IDifferentiable
    {
        var state = Modes.Current;
        if (state.Interceptor is null && !(state.IsRecording && (x.RequiresGrad || y.RequiresGrad))) return output;
        Note(state, op, [x, y], [output]);
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
        var state = Modes.Current;
        if (state.Interceptor is not null || state.IsRecording && AnyRequiresGrad(inputs)) Note(state, op, inputs, outputs);
    }

    /// <summary>Notes that <paramref name="op"/> has overwritten <paramref name="target"/>, one of the inputs or not.</summary>
    public static Tensor AppliedInPlace<TOp>(in TOp op, Tensor target, ReadOnlySpan<Tensor> inputs) where TOp : struct, IDifferentiable
    {
        target.Storage.Bump();
        var state = Modes.Current;
        if (state.Interceptor is not null || state.IsRecording && (target.RequiresGrad || AnyRequiresGrad(inputs))) Note(state, op, inputs, [target], isInPlace: true);
        return target;
    }

    /// <summary>Whether an operation on these inputs would be recorded now.</summary>
    public static bool Records(ReadOnlySpan<Tensor> inputs) => Modes.Current.IsRecording && AnyRequiresGrad(inputs);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Note<TOp>(Modes state, in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs, bool isInPlace = false) where TOp : struct, IDifferentiable
    {
        state.Interceptor?.Applied(op, inputs, outputs);
        if (!state.IsRecording || !isInPlace && !AnyRequiresGrad(inputs) || !AnyFloating(outputs)) return;
        var node = new Recorded<TOp>(op, inputs, outputs, isInPlace);
        if (state.IsAnomalyMode) node.Trace = Environment.StackTrace;
        for (int i = 0; i < outputs.Length; i++) outputs[i].MadeBy(node, i);
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

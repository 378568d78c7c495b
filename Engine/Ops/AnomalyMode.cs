using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Ops;

namespace NamedTorch;

public static partial class Torch
{
    /// <summary>
    /// Recorded operations remember the user's line, and a backward pass stops at the first gradient that is not finite and names the
    /// line of the operation that made it (NT6006). Slow: for looking, not for training.
    /// </summary>
    /// <param name="checkForward">Also stops at the first operation whose result has a NaN.</param>
    public static ModeScope AnomalyMode(bool checkForward = false)
    {
        var modes = Modes.Current;
        var scope = new ModeScope(modes);
        modes.IsAnomalyMode = true;
        if (checkForward) modes.Interceptor = new NaNWatch(modes.Interceptor);
        return scope;
    }

    sealed class NaNWatch(Interceptor? next) : Interceptor
    {
        public override void Applied<TOp>(in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        {
            next?.Applied(op, inputs, outputs);
            foreach (var output in outputs)
                if (output.DType.IsFloating && HasNaN(output)) throw Found((op as IWrapper)?.Wrapped ?? typeof(TOp), inputs, output);
        }

        // The own operations are not watched.
        static bool HasNaN(Tensor x)
        {
            var modes = Modes.Current;
            using var scope = new ModeScope(modes);
            (modes.Interceptor, modes.IsRecording) = (null, false);
            return Finite.HasNaN(x);
        }

        static Exception Found(Type op, ReadOnlySpan<Tensor> inputs, Tensor output)
        {
            var conflict = new Conflict(DiagnosticId.NT6006, op.Name, ("reason", $"the result has an element that is NaN; computed at {UserLine.Find()}."));
            for (int i = 0; i < inputs.Length; i++) conflict = conflict.With($"input {i}", inputs[i].Type);
            return conflict.With("output", output.Type).ToException();
        }
    }
}

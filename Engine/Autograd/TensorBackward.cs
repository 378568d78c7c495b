using NamedTorch.Autograd;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Backward on a tensor.</summary>
public static class TensorBackward
{
    extension(Tensor x)
    {
        /// <summary>Accumulates d x / d leaf into the Grad of every leaf that x was made of.</summary>
        /// <param name="cotangent">d loss / d x, of x's exact type; not needed for one element.</param>
        /// <param name="keepGraph">Keeps what the tape saved, so that Backward can run again.</param>
        /// <param name="createGraph">Records the backward pass itself: for higher derivatives.</param>
        /// <exception cref="AutogradException">NT6003: nothing to differentiate, or a cotangent is missing.</exception>
        /// <exception cref="NameMismatchException">NT1001: the cotangent's names are not x's.</exception>
        public void Backward(Tensor? cotangent = null, bool keepGraph = false, bool createGraph = false)
        {
            if (!x.RequiresGrad) throw new Conflict(DiagnosticId.NT6003, "Backward", ("reason", "no input requires a gradient.")).With("x", x.Type).ToException();
            if (cotangent is null && x.ElementCount != 1) throw new Conflict(DiagnosticId.NT6003, "Backward", ("count", x.ElementCount)).With("x", x.Type).ToException();
            var pass = new BackwardPass(keepGraph || createGraph, createGraph);
            pass.Seed(x.Origin(), cotangent ?? Torch.OnesLike(x));
            pass.Run();
        }
    }
}

using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Tape;

namespace NamedTorch;

/// <summary>Backward on a tensor.</summary>
public static class TensorBackward
{
    extension(Tensor x)
    {
        /// <summary>Accumulates d x / d leaf into the Grad of every leaf that x was made of.</summary>
        /// <param name="cotangent">d loss / d x, of x's sizes and names (or unnamed); not needed for one element.</param>
        /// <param name="keepGraph">Keeps what the tape saved, so that Backward can run again.</param>
        /// <param name="createGraph">Records the backward pass itself: for higher derivatives.</param>
        /// <exception cref="AutogradException">NT6002: what the tape kept was overwritten; NT6003: nothing to differentiate, a cotangent is
        /// missing or has other sizes, or the graph was freed; NT6006: anomaly mode found a value that is not finite.</exception>
        /// <exception cref="NameMismatchException">NT1001: the cotangent's names are not x's.</exception>
        public void Backward(Tensor? cotangent = null, bool keepGraph = false, bool createGraph = false)
        {
            var seed = Seeds.Of("Backward", "x", x, cotangent);
            new BackwardPass(keepGraph || createGraph, createGraph).Run([x.Origin()], [seed], []);
        }
    }
}

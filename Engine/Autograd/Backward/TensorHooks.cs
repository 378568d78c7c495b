using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Functions that see gradients on their way.</summary>
public static class TensorHooks
{
    extension(Tensor x)
    {
        /// <summary>
        /// Runs on x's complete gradient in every backward pass, before it travels on: of a leaf, before it is accumulated. What it returns
        /// travels on instead; null changes nothing.
        /// </summary>
        /// <param name="hook">Gets exactly x's type; returns that type (or unnamed, with x's sizes).</param>
        /// <returns>Dispose it to end the hook.</returns>
        /// <exception cref="AutogradException">NT6003: x requires no gradient; later, the returned tensor has other sizes.</exception>
        public IDisposable RegisterHook(Func<Tensor, Tensor?> hook)
        {
            var (node, output) = Origin(x, "RegisterHook");
            var table = node.HooksForUpdate();
            var registered = new Hook(hook, h => table.Remove(output, h));
            table.Add(output, registered);
            return registered;
        }

        /// <summary>Runs on x's complete gradient in every backward pass.</summary>
        /// <inheritdoc cref="RegisterHook(Tensor, Func{Tensor, Tensor?})"/>
        public IDisposable RegisterHook(Action<Tensor> hook) => x.RegisterHook(g =>
        {
            hook(g);
            return null;
        });

        /// <summary>Runs after a pass has accumulated into x.Grad; x is a leaf.</summary>
        /// <param name="hook">Gets x.</param>
        /// <returns>Dispose it to end the hook.</returns>
        /// <exception cref="AutogradException">NT6003: x is no leaf or requires no gradient.</exception>
        public IDisposable RegisterPostAccumulateHook(Action<Tensor> hook)
        {
            if (Origin(x, "RegisterPostAccumulateHook").Node is not LeafNode leaf)
                throw new Conflict(DiagnosticId.NT6003, "RegisterPostAccumulateHook", ("reason", "only gradients of leaves are accumulated."), ("fix", "Use RegisterHook for an intermediate result.")).With("x", x.Type).ToException();
            leaf.AddAfterwards(hook);
            return new Hook(static _ => null, _ => leaf.RemoveAfterwards(hook));
        }

        /// <summary>Keeps the gradient of this intermediate result in Grad, as leaves do, and returns it.</summary>
        /// <exception cref="AutogradException">NT6003: x requires no gradient.</exception>
        public Tensor RetainGrad()
        {
            var (node, output) = Origin(x, "RetainGrad");
            if (node is not LeafNode) node.HooksForUpdate().Retained(output) = x;
            return x;
        }
    }

    static (Node Node, int Output) Origin(Tensor x, string operation)
    {
        var origin = x.Origin();
        if (origin.Node is { } node) return (node, origin.Output);
        throw new Conflict(DiagnosticId.NT6003, operation, ("reason", "'x' does not require a gradient."), ("fix", "Set RequiresGrad before.")).With("x", x.Type).ToException();
    }
}

using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>x on another device; x itself when it is there already.</summary>
    /// <remarks>Names, sizes, dtype and values stay; the gradient goes back to x's own device.</remarks>
    public readonly struct ToDevice : IDifferentiable
    {
        readonly Device source;

        ToDevice(Device source) => this.source = source;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, Device device)
        {
            ArgumentNullException.ThrowIfNull(device);
            if (ReferenceEquals(x.Device, device)) return x;
            return Dispatcher.Applied(new ToDevice(x.Device), Transfer.Run(IsDense(x) ? x : Clone.Run(x.Detach()), device), x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, source);

        // Nothing but the elements is copied.
        static bool IsDense(Tensor x)
        {
            if (x.ElementCount == 0) return true;
            var (low, high) = Strides.Reach(x.Sizes, x.Strides);
            return high - low + 1 == x.ElementCount;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("already there", x => x[0].To(x[0].Device), new Input(("Row", 2), ("Column", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ToDevice"/>
            /// <param name="device">Where to: <c>Device.OpenCl(0)</c>.</param>
            /// <exception cref="DeviceException">NT4102: the device has no room for it.</exception>
            [Signature("x -> x")]
            public Tensor To(Device device) => Ops.ToDevice.Run(x, device);
        }
    }
}

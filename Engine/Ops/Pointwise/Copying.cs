using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>Plain copies between tensors of any layout and dtype, not recorded.</summary>
static class Copying
{
    /// <summary>target[i] = source[i], the source broadcast and converted, and brought to the target's device.</summary>
    internal static void Run(Tensor target, Tensor source)
    {
        if (source.Rank > 0 || target.Device.Kind == DeviceKind.Cpu) source = Transfer.Run(source, target.Device);
        if (target.DType != source.DType && source.Rank == 0 && target.ElementCount > 1 && target.Device.Kind == DeviceKind.Cpu)
        {
            // One value for all is converted once.
            var value = Tensor.Allocate(source.Type, target.DType, target.Device);
            Run(value, source);
            source = value;
        }
        if (target.DType == source.DType && source.Rank <= target.Rank && target.Device.Backend.Find<ICopyKernel>() is { } kernel)
        {
            kernel.Copy(target, source);
            return;
        }
        // An integer goes through int64 and a float through the wider float of the two, so that nothing is lost on the way.
        var wider = source.DType.IsFloating ? (target.DType == DType.Float64 || source.DType == DType.Float64 ? DType.Float64 : DType.Float32) : DType.Int64;
        if (target.DType == source.DType) wider = Computing.Of(source.DType);
        Kernels<Body>.For(target.Device, wider).Run(default, target, [source]);
    }

    /// <summary>The parts one after the other along a dim, in one go; false, and nothing done, where that is not how they lie.</summary>
    internal static bool TryJoin(Tensor target, ReadOnlySpan<Tensor> parts, int at)
    {
        if (!target.IsContiguous || target.Device.Backend.Find<ICopyKernel>() is not { } kernel) return false;
        foreach (var x in parts)
            if (x.DType != target.DType || !ReferenceEquals(x.Device, target.Device) || !x.IsContiguous || x.Storage == target.Storage) return false;
        kernel.Join(target, parts, at);
        return true;
    }

    readonly struct Body : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a;
    }
}

using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>How random operations draw: the next blocks of a generator's stream into a tensor of any layout and dtype.</summary>
static class Drawing
{
    /// <summary>A fresh tensor; float32 and half types draw floats, float64 doubles, integers and bool longs or floats by the draw.</summary>
    internal static Tensor Make<T, TDraw>(in TDraw draw, TensorType type, DType dtype, Device device, Generator? generator, bool requiresGrad = false) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        var result = Tensor.Allocate(type, dtype, device);
        Fill<T, TDraw>(draw, result, generator);
        if (requiresGrad) result.RequiresGrad = true;
        return result;
    }

    /// <summary>Overwrites a tensor, element i with number i.</summary>
    internal static unsafe void Fill<T, TDraw>(in TDraw draw, Tensor target, Generator? generator) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        bool direct = target.IsContiguous && target.DType == DTypeFacts.Of<T>();
        var exact = direct ? target : Tensor.Allocate(target.Type, DTypeFacts.Of<T>(), target.Device);
        var source = generator ?? Generator.Default;
        long blocks = RandomFill.Blocks<T, TDraw>(exact.ElementCount);
        var (seed, start) = source.Take(blocks);
        if (target.Device.Backend.Find<IRandomKernel>() is { } kernel) kernel.Fill<T, TDraw>(draw, exact, seed, start, StepCapture.Current is null ? null : () => source.Take(blocks));
        else
        {
            // Drawn on the host: the same numbers for every device.
            var drawn = target.Device.Kind == DeviceKind.Cpu ? exact : Tensor.Allocate(exact.Type, exact.DType, Device.Cpu);
            fixed (byte* bytes = drawn.Storage)
                RandomFill.Run(draw, (T*)bytes + drawn.Offset, drawn.ElementCount, seed, start, 0, RandomFill.Blocks<T, TDraw>(drawn.ElementCount));
            GC.KeepAlive(drawn.Storage);
            if (!ReferenceEquals(drawn, exact)) Copying.Run(exact, drawn);
        }
        if (!direct) Copying.Run(target, exact);
    }
}

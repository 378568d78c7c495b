using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>How random operations draw: the next blocks of a generator's stream into a tensor of any layout and dtype.</summary>
static class Drawing
{
    /// <summary>A fresh tensor; float32 and half types draw floats, float64 doubles, integers and bool longs or floats by the draw.</summary>
    internal static Tensor Make<T, TDraw>(in TDraw draw, TensorType type, DType dtype, Generator? generator, bool requiresGrad = false) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        var result = Tensor.Allocate(type, dtype);
        Fill<T, TDraw>(draw, result, generator);
        if (requiresGrad) result.RequiresGrad = true;
        return result;
    }

    /// <summary>Overwrites a tensor, element i with number i.</summary>
    internal static unsafe void Fill<T, TDraw>(in TDraw draw, Tensor target, Generator? generator) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        bool direct = target.IsContiguous && target.DType == DTypeFacts.Of<T>();
        var exact = direct ? target : Tensor.Allocate(target.Type, DTypeFacts.Of<T>());
        var (seed, start) = (generator ?? Generator.Default).Take(RandomFill.Blocks<T, TDraw>(exact.ElementCount));
        if (target.Device.Backend.Find<IRandomKernel>() is { } kernel) kernel.Fill<T, TDraw>(draw, exact, seed, start);
        else
        {
            fixed (byte* bytes = exact.Storage)
                RandomFill.Run(draw, (T*)bytes + exact.Offset, exact.ElementCount, seed, start, 0, RandomFill.Blocks<T, TDraw>(exact.ElementCount));
            GC.KeepAlive(exact.Storage);
        }
        if (!direct) Copying.Run(target, exact);
    }
}

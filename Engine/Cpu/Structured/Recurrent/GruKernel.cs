using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Steps of GRUs on lanes.</summary>
sealed unsafe class GruKernel : IGruKernel
{
    public void Step(Tensor next, Tensor active, Tensor fromInput, Tensor fromHidden, Tensor hidden)
    {
        if (hidden.DType == DType.Float64) Step<DoubleLane, double>(next, active, fromInput, fromHidden, hidden);
        else if (Vector512.IsHardwareAccelerated) Step<WideFloatLane, float>(next, active, fromInput, fromHidden, hidden);
        else Step<FloatLane, float>(next, active, fromInput, fromHidden, hidden);
        KeepAlive(next, active, fromInput, fromHidden, hidden);
    }

    public void StepGradient(Tensor ginput, Tensor ggates, Tensor ghidden, Tensor g, Tensor active, Tensor fromHidden, Tensor hidden)
    {
        if (hidden.DType == DType.Float64) StepGradient<DoubleLane, double>(ginput, ggates, ghidden, g, active, fromHidden, hidden);
        else if (Vector512.IsHardwareAccelerated) StepGradient<WideFloatLane, float>(ginput, ggates, ghidden, g, active, fromHidden, hidden);
        else StepGradient<FloatLane, float>(ginput, ggates, ghidden, g, active, fromHidden, hidden);
        KeepAlive(ginput, ggates, ghidden, g, active, fromHidden, hidden);
    }

    static void Step<V, T>(Tensor next, Tensor active, Tensor fromInput, Tensor fromHidden, Tensor hidden) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pn = next.Storage, pa = active.Storage, px = fromInput.Storage, po = fromHidden.Storage, ph = hidden.Storage)
        {
            var job = new GruStepJob<V, T>
            {
                Slices = new(fromInput.Sizes[0], fromInput.Sizes[2]),
                Inner = (nint)fromInput.Sizes[2],
                FromInput = Memory.Of<T>(px, fromInput),
                FromHidden = Memory.Of<T>(po, fromHidden),
                Hidden = Memory.Of<T>(ph, hidden),
                Next = Memory.Of<T>(pn, next),
                Active = Memory.Of<T>(pa, active),
            };
            Team.For(ref job, job.Slices.Chunks.Count);
        }
    }

    static void StepGradient<V, T>(Tensor ginput, Tensor ggates, Tensor ghidden, Tensor g, Tensor active, Tensor fromHidden, Tensor hidden)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pgx = ginput.Storage, pgo = ggates.Storage, pgh = ghidden.Storage, pg = g.Storage)
        fixed (byte* pa = active.Storage, po = fromHidden.Storage, ph = hidden.Storage)
        {
            var job = new GruGradientJob<V, T>
            {
                Slices = new(active.Sizes[0], active.Sizes[2]),
                Inner = (nint)active.Sizes[2],
                InputGradient = Memory.Of<T>(pgx, ginput),
                OwnGradient = Memory.Of<T>(pgo, ggates),
                HiddenGradient = Memory.Of<T>(pgh, ghidden),
                Gradient = Memory.Of<T>(pg, g),
                Active = Memory.Of<T>(pa, active),
                FromHidden = Memory.Of<T>(po, fromHidden),
                Hidden = Memory.Of<T>(ph, hidden),
            };
            Team.For(ref job, job.Slices.Chunks.Count);
        }
    }

    static void KeepAlive(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }
}

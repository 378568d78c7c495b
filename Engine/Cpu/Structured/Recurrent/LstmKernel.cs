using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Steps of LSTMs on lanes.</summary>
sealed unsafe class LstmKernel : ILstmKernel
{
    public void Step(Tensor hidden, Tensor cell, Tensor active, Tensor gates, Tensor previous)
    {
        if (gates.DType == DType.Float64) Step<DoubleLane, double>(hidden, cell, active, gates, previous);
        else if (Vector512.IsHardwareAccelerated) Step<WideFloatLane, float>(hidden, cell, active, gates, previous);
        else Step<FloatLane, float>(hidden, cell, active, gates, previous);
        KeepAlive(hidden, cell, active, gates, previous);
    }

    public void StepGradient(Tensor ggates, Tensor gprevious, Tensor ghidden, Tensor gcell, Tensor active, Tensor previous, Tensor cell)
    {
        if (active.DType == DType.Float64) StepGradient<DoubleLane, double>(ggates, gprevious, ghidden, gcell, active, previous, cell);
        else if (Vector512.IsHardwareAccelerated) StepGradient<WideFloatLane, float>(ggates, gprevious, ghidden, gcell, active, previous, cell);
        else StepGradient<FloatLane, float>(ggates, gprevious, ghidden, gcell, active, previous, cell);
        KeepAlive(ggates, gprevious, ghidden, gcell, active, previous, cell);
    }

    static void Step<V, T>(Tensor hidden, Tensor cell, Tensor active, Tensor gates, Tensor previous) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* ph = hidden.Storage, pc = cell.Storage, pa = active.Storage, pg = gates.Storage, pp = previous.Storage)
        {
            var job = new LstmStepJob<V, T>
            {
                Slices = new(gates.Sizes[0], gates.Sizes[2]),
                Inner = (nint)gates.Sizes[2],
                Gates = Memory.Of<T>(pg, gates),
                Previous = Memory.Of<T>(pp, previous),
                Cell = Memory.Of<T>(pc, cell),
                Hidden = Memory.Of<T>(ph, hidden),
                Active = Memory.Of<T>(pa, active),
            };
            Team.For(ref job, job.Slices.Chunks.Count);
        }
    }

    static void StepGradient<V, T>(Tensor ggates, Tensor gprevious, Tensor ghidden, Tensor gcell, Tensor active, Tensor previous, Tensor cell)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pgg = ggates.Storage, pgp = gprevious.Storage, pgh = ghidden.Storage, pgc = gcell.Storage)
        fixed (byte* pa = active.Storage, pp = previous.Storage, pc = cell.Storage)
        {
            var job = new LstmGradientJob<V, T>
            {
                Slices = new(active.Sizes[0], active.Sizes[2]),
                Inner = (nint)active.Sizes[2],
                GateGradient = Memory.Of<T>(pgg, ggates),
                PreviousGradient = Memory.Of<T>(pgp, gprevious),
                HiddenGradient = Memory.Of<T>(pgh, ghidden),
                CellGradient = Memory.Of<T>(pgc, gcell),
                Active = Memory.Of<T>(pa, active),
                Previous = Memory.Of<T>(pp, previous),
                Cell = Memory.Of<T>(pc, cell),
            };
            Team.For(ref job, job.Slices.Chunks.Count);
        }
    }

    static void KeepAlive(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }
}

using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>A GRU's recurrence: the weight is packed once, then a fork and join a step.</summary>
sealed unsafe class GruScanKernel : IGruScanKernel
{
    public void Forward(Tensor output, Tensor? own, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden)
    {
        if (gates.DType == DType.Float64)
        {
            if (Vector512.IsHardwareAccelerated) Forward<DoubleLane, Wide512<double>, double>(output, own, active, gates, weight, bias, hidden);
            else if (Vector256.IsHardwareAccelerated) Forward<DoubleLane, Wide256<double>, double>(output, own, active, gates, weight, bias, hidden);
            else Forward<DoubleLane, Wide128<double>, double>(output, own, active, gates, weight, bias, hidden);
        }
        else if (Vector512.IsHardwareAccelerated) Forward<WideFloatLane, Wide512<float>, float>(output, own, active, gates, weight, bias, hidden);
        else if (Vector256.IsHardwareAccelerated) Forward<FloatLane, Wide256<float>, float>(output, own, active, gates, weight, bias, hidden);
        else Forward<FloatLane, Wide128<float>, float>(output, own, active, gates, weight, bias, hidden);
        KeepAlive(output, own, active, gates, weight, bias, hidden);
    }

    public void Backward(Tensor ggates, Tensor gown, Tensor ghidden, Tensor goutput, Tensor active, Tensor own, Tensor output, Tensor weight, Tensor hidden)
    {
        if (active.DType == DType.Float64)
        {
            if (Vector512.IsHardwareAccelerated) Backward<DoubleLane, Wide512<double>, double>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
            else if (Vector256.IsHardwareAccelerated) Backward<DoubleLane, Wide256<double>, double>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
            else Backward<DoubleLane, Wide128<double>, double>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
        }
        else if (Vector512.IsHardwareAccelerated) Backward<WideFloatLane, Wide512<float>, float>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
        else if (Vector256.IsHardwareAccelerated) Backward<FloatLane, Wide256<float>, float>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
        else Backward<FloatLane, Wide128<float>, float>(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
        KeepAlive(ggates, gown, ghidden, goutput, active, own, output, weight, hidden);
    }

    static void Forward<V, TWide, T>(Tensor output, Tensor? own, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
    {
        nint steps = (nint)gates.Sizes[0], batch = (nint)gates.Sizes[1], n = (nint)weight.Sizes[2];
        using var room = Scratch.Rent(GatePanels<TWide, T>.Elements(3, n) * sizeof(T));
        fixed (byte* po = output.Storage, pn = own?.Storage, pa = active?.Storage, pg = gates.Storage)
        fixed (byte* pw = weight.Storage, pb = bias?.Storage, ph = hidden.Storage)
        {
            var panels = new GatePanels<TWide, T>((T*)room.Pointer, 3, n);
            panels.PackToGates(Memory.Of<T>(pw, weight));
            var job = new GruScanJob<V, TWide, T>
            {
                Weight = panels,
                Grid = Grid<TWide, T>(batch, n),
                Length = n,
                Bias = new(Memory.Of<T>(pb, bias), 0, n),
                Hidden = Memory.Of<T>(ph, hidden),
            };
            for (nint t = 0; t < steps; t++)
            {
                job.Gates = new(Memory.Of<T>(pg, gates) + t * (nint)gates.Strides[0], (nint)gates.Strides[1], n);
                job.Own = own is null ? null : Memory.Of<T>(pn, own) + t * batch * n;
                job.Active = active is null ? default : new(Memory.Of<T>(pa, active) + t * 3 * batch * n, 3 * n, n);
                job.Next = Memory.Of<T>(po, output) + t * (nint)output.Strides[0];
                Team.For(ref job, job.Grid.Count);
                job.Hidden = job.Next;
            }
        }
    }

    static void Backward<V, TWide, T>(Tensor ggates, Tensor gown, Tensor ghidden, Tensor goutput, Tensor active, Tensor own, Tensor output, Tensor weight, Tensor hidden)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
    {
        nint steps = (nint)active.Sizes[0], batch = (nint)active.Sizes[1], n = (nint)weight.Sizes[2], states = batch * n;
        using var room = Scratch.Rent(GatePanels<TWide, T>.Elements(3, n) * sizeof(T));
        fixed (byte* pgg = ggates.Storage, pgn = gown.Storage, pgh = ghidden.Storage, pgo = goutput.Storage)
        fixed (byte* pa = active.Storage, pn = own.Storage, po = output.Storage, pw = weight.Storage, ph = hidden.Storage)
        {
            var panels = new GatePanels<TWide, T>((T*)room.Pointer, 3, n);
            panels.PackFromGates(Memory.Of<T>(pw, weight));
            var job = new GruScanGradientJob<V, TWide, T> { Weight = panels, Grid = Grid<TWide, T>(batch, n), Length = n, HiddenGradient = Memory.Of<T>(pgh, ghidden) };
            for (nint t = steps - 1; t >= 0; t--)
            {
                job.OutputGradient = Memory.Of<T>(pgo, goutput) + t * states;
                job.GateGradient = new(Memory.Of<T>(pgg, ggates) + t * 3 * states, 3 * n, n);
                job.OwnGradient = new(Memory.Of<T>(pgn, gown) + t * 3 * states, 3 * n, n);
                job.Active = new(Memory.Of<T>(pa, active) + t * 3 * states, 3 * n, n);
                job.Own = Memory.Of<T>(pn, own) + t * states;
                job.Previous = t == 0 ? Memory.Of<T>(ph, hidden) : Memory.Of<T>(po, output) + (t - 1) * states;
                Team.For(ref job, job.Grid.Count);
                job.LaterGates = job.OwnGradient;
            }
            job.GateGradient = job.OwnGradient = job.Active = default;
            Team.For(ref job, job.Grid.Count);
        }
    }

    static StepGrid Grid<TWide, T>(nint batch, nint n) where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T> =>
        new(batch, (n + GatePanels<TWide, T>.Width - 1) / GatePanels<TWide, T>.Width, 6.0 * batch * n * GatePanels<TWide, T>.Width);

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}

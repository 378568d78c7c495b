using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>An LSTM's recurrence: the weight is packed once, then a fork and join a step.</summary>
sealed unsafe class LstmScanKernel : ILstmScanKernel
{
    public void Forward(Tensor output, Tensor cells, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden, Tensor cell)
    {
        if (gates.DType == DType.Float64)
        {
            if (Vector512.IsHardwareAccelerated) Forward<DoubleLane, Wide512<double>, double>(output, cells, active, gates, weight, bias, hidden, cell);
            else if (Vector256.IsHardwareAccelerated) Forward<DoubleLane, Wide256<double>, double>(output, cells, active, gates, weight, bias, hidden, cell);
            else Forward<DoubleLane, Wide128<double>, double>(output, cells, active, gates, weight, bias, hidden, cell);
        }
        else if (Vector512.IsHardwareAccelerated) Forward<WideFloatLane, Wide512<float>, float>(output, cells, active, gates, weight, bias, hidden, cell);
        else if (Vector256.IsHardwareAccelerated) Forward<FloatLane, Wide256<float>, float>(output, cells, active, gates, weight, bias, hidden, cell);
        else Forward<FloatLane, Wide128<float>, float>(output, cells, active, gates, weight, bias, hidden, cell);
        KeepAlive(output, cells, active, gates, weight, bias, hidden, cell);
    }

    public void Backward(Tensor ggates, Tensor ghidden, Tensor gcell, Tensor? goutput, Tensor active, Tensor cells, Tensor weight, Tensor cell)
    {
        if (active.DType == DType.Float64)
        {
            if (Vector512.IsHardwareAccelerated) Backward<DoubleLane, Wide512<double>, double>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
            else if (Vector256.IsHardwareAccelerated) Backward<DoubleLane, Wide256<double>, double>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
            else Backward<DoubleLane, Wide128<double>, double>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
        }
        else if (Vector512.IsHardwareAccelerated) Backward<WideFloatLane, Wide512<float>, float>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
        else if (Vector256.IsHardwareAccelerated) Backward<FloatLane, Wide256<float>, float>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
        else Backward<FloatLane, Wide128<float>, float>(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
        KeepAlive(ggates, ghidden, gcell, goutput, active, cells, weight, cell);
    }

    static void Forward<V, TWide, T>(Tensor output, Tensor cells, Tensor? active, Tensor gates, Tensor weight, Tensor? bias, Tensor hidden, Tensor cell)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
    {
        nint steps = (nint)gates.Sizes[0], batch = (nint)gates.Sizes[1], n = (nint)weight.Sizes[2];
        using var room = Scratch.Rent(GatePanels<TWide, T>.Elements(4, n) * sizeof(T));
        fixed (byte* po = output.Storage, pcs = cells.Storage, pa = active?.Storage, pg = gates.Storage)
        fixed (byte* pw = weight.Storage, pb = bias?.Storage, ph = hidden.Storage, pc = cell.Storage)
        {
            var panels = new GatePanels<TWide, T>((T*)room.Pointer, 4, n);
            panels.PackToGates(Memory.Of<T>(pw, weight));
            var job = new LstmScanJob<V, TWide, T>
            {
                Weight = panels,
                Grid = Grid<TWide, T>(batch, n),
                Length = n,
                Bias = new(Memory.Of<T>(pb, bias), 0, n),
                Hidden = Memory.Of<T>(ph, hidden),
                Cell = Memory.Of<T>(pc, cell),
            };
            for (nint t = 0; t < steps; t++)
            {
                job.Gates = new(Memory.Of<T>(pg, gates) + t * (nint)gates.Strides[0], (nint)gates.Strides[1], n);
                job.Active = active is null ? default : new(Memory.Of<T>(pa, active) + t * 4 * batch * n, 4 * n, n);
                job.NextHidden = Memory.Of<T>(po, output) + t * (nint)output.Strides[0];
                job.NextCell = Memory.Of<T>(pcs, cells) + t * (nint)cells.Strides[0];
                Team.For(ref job, job.Grid.Count);
                job.Hidden = job.NextHidden;
                job.Cell = job.NextCell;
            }
        }
    }

    static void Backward<V, TWide, T>(Tensor ggates, Tensor ghidden, Tensor gcell, Tensor? goutput, Tensor active, Tensor cells, Tensor weight, Tensor cell)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
    {
        nint steps = (nint)active.Sizes[0], batch = (nint)active.Sizes[1], n = (nint)weight.Sizes[2], states = batch * n;
        using var room = Scratch.Rent(GatePanels<TWide, T>.Elements(4, n) * sizeof(T));
        fixed (byte* pgg = ggates.Storage, pgh = ghidden.Storage, pgc = gcell.Storage, pgo = goutput?.Storage)
        fixed (byte* pa = active.Storage, pcs = cells.Storage, pw = weight.Storage, pc = cell.Storage)
        {
            var panels = new GatePanels<TWide, T>((T*)room.Pointer, 4, n);
            panels.PackFromGates(Memory.Of<T>(pw, weight));
            T* all = Memory.Of<T>(pcs, cells), outputs = Memory.Of<T>(pgo, goutput);
            var job = new LstmScanGradientJob<V, TWide, T> { Weight = panels, Grid = Grid<TWide, T>(batch, n), Length = n, HiddenGradient = Memory.Of<T>(pgh, ghidden), CellGradient = Memory.Of<T>(pgc, gcell) };
            for (nint t = steps - 1; t >= 0; t--)
            {
                job.OutputGradient = outputs == null ? null : outputs + t * states;
                job.GateGradient = new(Memory.Of<T>(pgg, ggates) + t * 4 * states, 4 * n, n);
                job.Active = new(Memory.Of<T>(pa, active) + t * 4 * states, 4 * n, n);
                job.Previous = t == 0 ? Memory.Of<T>(pc, cell) : all + (t - 1) * states;
                job.Cell = all + t * states;
                Team.For(ref job, job.Grid.Count);
                job.LaterGates = job.GateGradient;
            }
            job.OutputGradient = null;
            job.GateGradient = job.Active = default;
            Team.For(ref job, job.Grid.Count);
        }
    }

    static StepGrid Grid<TWide, T>(nint batch, nint n) where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T> =>
        new(batch, (n + GatePanels<TWide, T>.Width - 1) / GatePanels<TWide, T>.Width, 8.0 * batch * n * GatePanels<TWide, T>.Width);

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}

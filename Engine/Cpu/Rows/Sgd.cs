using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One step of stochastic gradient descent over all parameters in one pass.</summary>
/// <remarks>
/// With g the gradient (negated when maximizing) plus decay·p: b ← g on the first step, else μ·b + (1 − dampening)·g;
/// d = g + μ·b for Nesterov, else b; without momentum d = g. Then p ← p − rate·d.
/// Source: Sutskever et al. 2013, in the form PyTorch gives it.
/// </remarks>
public static unsafe class Sgd
{
    /// <summary>Updates every slot.</summary>
    /// <param name="slots">Parameters with their gradients and momenta; no two may overlap.</param>
    /// <param name="settings">The numbers of this step.</param>
    public static void Step<T>(ReadOnlySpan<SgdSlot<T>> slots, in SgdSettings settings) where T : unmanaged
    {
        fixed (SgdSlot<T>* pointer = slots)
        {
            if (typeof(T) == typeof(float)) Run<FloatLane, float>(new((SgdSlot<float>*)pointer, slots.Length), settings);
            else if (typeof(T) == typeof(double)) Run<DoubleLane, double>(new((SgdSlot<double>*)pointer, slots.Length), settings);
            else throw new NotSupportedException($"Gradient descent over {typeof(T)}.");
        }
    }

    static void Run<V, T>(ReadOnlySpan<SgdSlot<T>> slots, in SgdSettings settings)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        using Scratch scratch = Scratch.Rent(Pieces.Bytes(slots.Length));
        fixed (SgdSlot<T>* pointer = slots)
        {
            var job = new Job<V, T>
            {
                Pieces = Pieces.Over(slots, scratch.Pointer),
                Slots = pointer,
                Nesterov = settings.Nesterov,
                Sign = V.Of(settings.Maximize ? -1 : 1),
                Decay = V.Of(settings.WeightDecay),
                Rate = V.Of(settings.LearningRate),
                Momentum = V.Of(settings.Momentum),
                Rest = V.Of(1 - settings.Dampening),
                Decays = settings.WeightDecay != 0,
            };
            Team.For(ref job, job.Pieces.Count);
        }
    }

    struct Job<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Pieces Pieces;
        public SgdSlot<T>* Slots;
        public V Sign, Decay, Rate, Momentum, Rest;
        public bool Nesterov, Decays;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run(int chunk)
        {
            SgdSlot<T> slot = Slots[Pieces.Find(chunk, out long begin)];
            nint i = (nint)begin, end = (nint)Math.Min(slot.Length, begin + Pieces.Size);
            Job<V, T> self = this;
            for (; i <= end - V.Count; i += V.Count)
            {
                V p = V.Load(slot.Value + i), b = slot.Momentum == null ? V.Zero : V.Load(slot.Momentum + i);
                self.Update(ref p, V.Load(slot.Gradient + i), ref b, slot.Momentum != null, slot.First);
                V.Store(slot.Value + i, p);
                if (slot.Momentum != null) V.Store(slot.Momentum + i, b);
            }
            if (i < end) self.Last(slot, i, end - i);
        }

        readonly void Last(SgdSlot<T> slot, nint i, nint count)
        {
            V p = Row<V, T>.LoadEnd(slot.Value + i, count, T.Zero), g = Row<V, T>.LoadEnd(slot.Gradient + i, count, T.Zero);
            V b = slot.Momentum == null ? V.Zero : Row<V, T>.LoadEnd(slot.Momentum + i, count, T.Zero);
            Update(ref p, g, ref b, slot.Momentum != null, slot.First);
            Row<V, T>.StoreEnd(slot.Value + i, count, p);
            if (slot.Momentum != null) Row<V, T>.StoreEnd(slot.Momentum + i, count, b);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly void Update(ref V p, V g, ref V b, bool moves, bool first)
        {
            g *= Sign;
            if (Decays) g = V.MultiplyAdd(p, Decay, g);
            if (moves)
            {
                b = first ? g : V.MultiplyAdd(b, Momentum, g * Rest);
                g = Nesterov ? V.MultiplyAdd(b, Momentum, g) : b;
            }
            p -= Rate * g;
        }
    }
}

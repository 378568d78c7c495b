using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One step of Adam or AdamW over all parameters in one pass.</summary>
/// <remarks>
/// With g the gradient (negated when maximizing): AdamW first p ← p·(1 − rate·decay), Adam first g ← g + decay·p. Then
/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², s = v or the largest v so far, and
/// p ← p − rate/(1 − β₁ᵗ) · m / (√s / √(1 − β₂ᵗ) + ε).
/// Source: Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2; Reddi et al. 2018 for the maximum.
/// </remarks>
public static unsafe class Adam
{
    /// <summary>Updates every slot.</summary>
    /// <param name="slots">Parameters with their gradients and moments; no two may overlap.</param>
    /// <param name="settings">The numbers of this step.</param>
    public static void Step<T>(ReadOnlySpan<AdamSlot<T>> slots, in AdamSettings settings) where T : unmanaged
    {
        fixed (AdamSlot<T>* pointer = slots)
        {
            if (typeof(T) == typeof(float)) Run<FloatLane, float>(new((AdamSlot<float>*)pointer, slots.Length), settings);
            else if (typeof(T) == typeof(double)) Run<DoubleLane, double>(new((AdamSlot<double>*)pointer, slots.Length), settings);
            else throw new NotSupportedException($"Adam over {typeof(T)}.");
        }
    }

    static void Run<V, T>(ReadOnlySpan<AdamSlot<T>> slots, in AdamSettings settings)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        using Scratch scratch = Scratch.Rent(Pieces.Bytes(slots.Length));
        double correction1 = 1 - Math.Pow(settings.Beta1, settings.Step), correction2 = 1 - Math.Pow(settings.Beta2, settings.Step);
        fixed (AdamSlot<T>* pointer = slots)
        {
            var job = new Job<V, T>
            {
                Pieces = Pieces.Over(slots, scratch.Pointer),
                Slots = pointer,
                Sign = V.Of(settings.Maximize ? -1 : 1),
                Shrink = V.Of(settings.Decoupled ? 1 - settings.LearningRate * settings.WeightDecay : 1),
                Decay = V.Of(settings.Decoupled ? 0 : settings.WeightDecay),
                Beta1 = V.Of(settings.Beta1),
                Rest1 = V.Of(1 - settings.Beta1),
                Beta2 = V.Of(settings.Beta2),
                Rest2 = V.Of(1 - settings.Beta2),
                Root2 = V.Of(Math.Sqrt(correction2)),
                Epsilon = V.Of(settings.Epsilon),
                Rate = V.Of(settings.LearningRate / correction1),
                Coupled = !settings.Decoupled && settings.WeightDecay != 0,
            };
            Team.For(ref job, job.Pieces.Count);
        }
    }

    struct Job<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Pieces Pieces;
        public AdamSlot<T>* Slots;
        public V Sign, Shrink, Decay, Beta1, Rest1, Beta2, Rest2, Root2, Epsilon, Rate;
        public bool Coupled;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run(int chunk)
        {
            AdamSlot<T> slot = Slots[Pieces.Find(chunk, out long begin)];
            nint i = (nint)begin, end = (nint)Math.Min(slot.Length, begin + Pieces.Size);
            Job<V, T> self = this;
            for (; i <= end - V.Count; i += V.Count)
            {
                V p = V.Load(slot.Value + i), m = V.Load(slot.First + i), v = V.Load(slot.Second + i);
                V most = slot.Most == null ? v : V.Load(slot.Most + i);
                self.Update(ref p, V.Load(slot.Gradient + i), ref m, ref v, ref most, slot.Most != null);
                V.Store(slot.Value + i, p);
                V.Store(slot.First + i, m);
                V.Store(slot.Second + i, v);
                if (slot.Most != null) V.Store(slot.Most + i, most);
            }
            if (i < end) self.Last(slot, i, end - i);
        }

        readonly void Last(AdamSlot<T> slot, nint i, nint count)
        {
            V p = Row<V, T>.LoadEnd(slot.Value + i, count, T.Zero), m = Row<V, T>.LoadEnd(slot.First + i, count, T.Zero);
            V v = Row<V, T>.LoadEnd(slot.Second + i, count, T.Zero), g = Row<V, T>.LoadEnd(slot.Gradient + i, count, T.Zero);
            V most = slot.Most == null ? v : Row<V, T>.LoadEnd(slot.Most + i, count, T.Zero);
            Update(ref p, g, ref m, ref v, ref most, slot.Most != null);
            Row<V, T>.StoreEnd(slot.Value + i, count, p);
            Row<V, T>.StoreEnd(slot.First + i, count, m);
            Row<V, T>.StoreEnd(slot.Second + i, count, v);
            if (slot.Most != null) Row<V, T>.StoreEnd(slot.Most + i, count, most);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly void Update(ref V p, V g, ref V m, ref V v, ref V most, bool keepMost)
        {
            g *= Sign;
            if (Coupled) g = V.MultiplyAdd(p, Decay, g);
            p *= Shrink;
            m = V.MultiplyAdd(m, Beta1, g * Rest1);
            v = V.MultiplyAdd(v, Beta2, g * g * Rest2);
            if (keepMost) most = V.Max(most, v);
            V root = V.Sqrt(keepMost ? most : v) / Root2 + Epsilon;
            p -= Rate * (m / root);
        }
    }
}

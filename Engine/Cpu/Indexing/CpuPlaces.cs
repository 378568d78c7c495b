using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Elements at computed places on the host.</summary>
sealed unsafe class CpuPlaces : IPlacesKernel
{
    public bool Resolve(
        Tensor places, ReadOnlySpan<Tensor> indices, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> along, bool wraps, out int which, out long value)
    {
        fixed (byte* start = places.Storage)
        {
            long* target = (long*)start + places.Offset;
            long count = places.ElementCount;
            bool isMoved = along.Length > 0 && places.Rank > 0;
            if (isMoved) Along(target, places.Sizes, along, count);
            else if (indices.Length == 0) new Span<long>(target, checked((int)count)).Clear();
            for (which = 0; which < indices.Length; which++)
            {
                long size = sizes[which];
                fixed (byte* bytes = indices[which].Storage)
                {
                    long* index = (long*)bytes + indices[which].Offset;
                    var slices = new Slices(count, ResolveJob.Grain);
                    var job = new ResolveJob(target, index, size, strides[which], wraps, isMoved || which > 0, slices);
                    Team.For(ref job, slices.Count);
                    if (job.IsOutside)
                    {
                        value = Outside(index, count, size, wraps);
                        return false;
                    }
                }
                GC.KeepAlive(indices[which].Storage);
            }
        }
        GC.KeepAlive(places.Storage);
        (which, value) = (-1, 0);
        return true;
    }

    public void Take(Tensor y, Tensor x, Tensor places)
    {
        if (y.ElementCount == 0) return;
        fixed (byte* to = y.Storage, from = x.Storage, at = places.Storage)
        {
            var job = new PlaceJob((long*)at + places.Offset, y.Sizes[0]) { Size = y.DType.ByteSize };
            job.Lay(y, to, x, from);
            switch (job.Size)
            {
                case 1: TakeJob<byte>.Start(job); break;
                case 2: TakeJob<short>.Start(job); break;
                case 4: TakeJob<int>.Start(job); break;
                default: TakeJob<long>.Start(job); break;
            }
        }
        GC.KeepAlive(y.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(places.Storage);
    }

    public void Write(Tensor x, Tensor y, Tensor places, PlaceRule rule)
    {
        if (y.ElementCount == 0) return;
        fixed (byte* from = y.Storage, to = x.Storage, at = places.Storage)
        {
            var job = new PlaceJob((long*)at + places.Offset, y.Sizes[0]) { Size = y.DType.ByteSize };
            job.Lay(y, from, x, to);
            if (rule == PlaceRule.Put) Put(job);
            else Combine(job, x.DType, rule);
        }
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(y.Storage);
        GC.KeepAlive(places.Storage);
    }

    static void Put(in PlaceJob job)
    {
        switch (job.Size)
        {
            case 1: WriteJob<byte, PlaceRules.Put<byte>>.Start(job); break;
            case 2: WriteJob<short, PlaceRules.Put<short>>.Start(job); break;
            case 4: WriteJob<int, PlaceRules.Put<int>>.Start(job); break;
            default: WriteJob<long, PlaceRules.Put<long>>.Start(job); break;
        }
    }

    static void Combine(in PlaceJob job, DType dtype, PlaceRule rule)
    {
        switch (dtype)
        {
            case DType.Bool or DType.UInt8: Combine<byte>(job, rule); break;
            case DType.Int8: Combine<sbyte>(job, rule); break;
            case DType.Int16: Combine<short>(job, rule); break;
            case DType.Int32: Combine<int>(job, rule); break;
            case DType.Int64: Combine<long>(job, rule); break;
            case DType.Float32: Combine<float>(job, rule); break;
            case DType.Float64: Combine<double>(job, rule); break;
            default: throw new NotSupportedException($"{dtype.Name} is combined in float32 by the operations.");
        }
    }

    static void Combine<T>(in PlaceJob job, PlaceRule rule) where T : unmanaged, System.Numerics.INumber<T>
    {
        switch (rule)
        {
            case PlaceRule.Add: WriteJob<T, PlaceRules.Add<T>>.Start(job); break;
            case PlaceRule.Multiply: WriteJob<T, PlaceRules.Multiply<T>>.Start(job); break;
            case PlaceRule.Maximum: WriteJob<T, PlaceRules.Maximum<T>>.Start(job); break;
            default: WriteJob<T, PlaceRules.Minimum<T>>.Start(job); break;
        }
    }

    // The first index that is out of range.
    static long Outside(long* index, long count, long size, bool wraps)
    {
        long i = 0;
        while (i < count - 1 && ((ulong)index[i] < (ulong)size || wraps && index[i] < 0 && index[i] >= -size)) i++;
        return index[i];
    }

    // target[i] = Σ coordinate · stride, by counting through the coordinates.
    static void Along(long* target, ReadOnlySpan<long> sizes, ReadOnlySpan<long> along, long count)
    {
        int last = sizes.Length - 1;
        Span<long> at = stackalloc long[sizes.Length];
        long place = 0, step = along[last];
        for (long i = 0; i < count;)
        {
            for (long j = 0; j < sizes[last]; j++) target[i++] = place + j * step;
            for (int d = last - 1; d >= 0; d--)
            {
                place += along[d];
                if (++at[d] < sizes[d]) break;
                place -= at[d] * along[d];
                at[d] = 0;
            }
        }
    }
}

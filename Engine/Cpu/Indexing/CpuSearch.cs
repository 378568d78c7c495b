using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Binary search on the host.</summary>
sealed unsafe class CpuSearch : ISearchKernel
{
    public void Search(Tensor places, Tensor sorted, Tensor values, bool right)
    {
        fixed (byte* to = places.Storage, rows = sorted.Storage, from = values.Storage)
        {
            long row = sorted.Sizes[^1], per = sorted.Rank == 1 ? values.ElementCount : values.Sizes[^1];
            if (values.DType == DType.Int64)
                Job<long>.Start((long*)to + places.Offset, (long*)rows + sorted.Offset, (long*)from + values.Offset, row, per, sorted.Rank > 1, values.ElementCount, right);
            else
                Job<double>.Start((long*)to + places.Offset, (double*)rows + sorted.Offset, (double*)from + values.Offset, row, per, sorted.Rank > 1, values.ElementCount, right);
        }
        GC.KeepAlive(places.Storage);
        GC.KeepAlive(sorted.Storage);
        GC.KeepAlive(values.Storage);
    }

    struct Job<T> : IJob where T : unmanaged, System.Numerics.INumber<T>
    {
        long* places;
        T* rows, values;
        long row, per;
        bool many, right;
        Slices slices;

        internal static void Start(long* places, T* rows, T* values, long row, long per, bool many, long count, bool right)
        {
            var job = new Job<T> { places = places, rows = rows, values = values, row = row, per = per, many = many, right = right, slices = new(count, 1024) };
            Team.For(ref job, job.slices.Count);
        }

        public readonly void Run(int chunk)
        {
            for (long i = slices.Begin(chunk); i < slices.End(chunk); i++)
            {
                T* start = many ? rows + i / per * row : rows;
                long low = 0, high = row;
                while (low < high)
                {
                    long middle = low + high >> 1;
                    if (Before(start[middle], values[i])) low = middle + 1;
                    else high = middle;
                }
                places[i] = low;
            }
        }

        readonly bool Before(T element, T value) => right ? !(element > value) && (!T.IsNaN(element) || T.IsNaN(value)) : element < value || T.IsNaN(value) && !T.IsNaN(element);
    }
}

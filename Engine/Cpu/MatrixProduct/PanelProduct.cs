using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>The packed product: strips of A and B in reading order, tiles over them.</summary>
static unsafe class PanelProduct<T, TWide> where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    /// <summary>Elements of A and B together that are packed at a time; larger products are computed in parts.</summary>
    const long MostPacked = 12 << 20;

    const int LineBytes = 64;

    /// <summary>Row strides from here on put every row on a page of its own, and powers of two on the same cache sets.</summary>
    const int PageStride = 4096;

    public static void Run(in Product<T> product)
    {
        if (product.K * (product.M + product.N) > MostPacked && nint.Max(product.M, nint.Max(product.N, product.K)) > 768)
        {
            RunHalves(product);
            return;
        }
        nint width = Tile<T, TWide>.Columns;
        var plan = new PanelPlan(product.M, product.N, product.K, Tile<T, TWide>.Rows, width, PackA(product), PackB(product), product.A.RowStride == 1, product.C.ColumnStride == 1 && product.C.RowStride * sizeof(T) % LineBytes != 0);
        long left = plan.PackingA > 0 ? (long)plan.PanelsDown * plan.Height * product.K : 0;
        long right = plan.PackingB > 0 ? (long)plan.PanelsAcross * width * product.K : 0;
        long leftBytes = (left * sizeof(T) + 63) & ~63;
        using Scratch scratch = Scratch.Rent(leftBytes + right * sizeof(T));
        byte* at = (byte*)scratch.Pointer;
        var job = new PanelJob<T, TWide> { Product = product, Plan = plan, Left = (T*)at, Right = (T*)(at + leftBytes) };
        Run(ref job, plan.PackingChunks, plan.Tiles == 1);
        job.IsPacked = true;
        Run(ref job, plan.Tiles, plan.Tiles == 1);
    }

    static void Run(ref PanelJob<T, TWide> job, int chunks, bool isAlone)
    {
        if (!isAlone) Team.For(ref job, chunks);
        else
            for (int chunk = 0; chunk < chunks; chunk++) job.Run(chunk);
    }

    /// <summary>Splits the longest of m, n and k; halves of k are added one after the other.</summary>
    static void RunHalves(in Product<T> product)
    {
        nint m = product.M, n = product.N, k = product.K;
        if (m >= n && m >= k)
        {
            nint half = m / 48 * 24;
            Run(new(half, n, k, product.A, product.B, product.C, product.Accumulate));
            Run(new(m - half, n, k, product.A.From(half, 0), product.B, product.C.From(half, 0), product.Accumulate));
        }
        else if (n >= k)
        {
            nint half = n / 128 * 64;
            Run(new(m, half, k, product.A, product.B, product.C, product.Accumulate));
            Run(new(m, n - half, k, product.A, product.B.From(0, half), product.C.From(0, half), product.Accumulate));
        }
        else
        {
            nint half = nint.Max(384, k / 768 * 384);
            Run(new(m, n, half, product.A, product.B, product.C, product.Accumulate));
            Run(new(m, n, k - half, product.A.From(0, half), product.B.From(half, 0), product.C, true));
        }
    }

    /// <summary>A is read as it lies where its rows or columns are contiguous, unless many panels of B go over strips that share cache sets.</summary>
    static bool PackA(in Product<T> product)
    {
        nint stride = nint.Max(nint.Abs(product.A.RowStride), nint.Abs(product.A.ColumnStride)), n = product.N;
        // By columns every line of a strip shares its set with the others; by rows only those of one step do.
        bool collides = product.A.RowStride == 1 ? stride * sizeof(T) > PageStride / 2 && n >= 64 : stride * sizeof(T) >= PageStride && n >= 512;
        return n > 32 && (product.A.ColumnStride != 1 && product.A.RowStride != 1 || n >= 1024 || collides);
    }

    /// <summary>B must lie in rows; otherwise its copy pays where many panels of A go over it and it fits no near cache.</summary>
    static bool PackB(in Product<T> product) => product.B.ColumnStride != 1
        || product.M >= 48 && nint.Abs(product.B.RowStride) * sizeof(T) >= PageStride
        || product.M >= 192 && product.K * product.N > 1 << 18;
}

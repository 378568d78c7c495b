namespace NamedTorch.Cpu;

/// <summary>Softmax of rows that lie anywhere: gathered, computed and scattered one at a time.</summary>
unsafe struct SoftmaxGathered<T> : IJob where T : unmanaged
{
    public SoftmaxKind Kind;
    public T* X, Y, Z;
    public long Length;
    public RowPlaces XAt, YAt, ZAt;
    public Slices Rows;

    public readonly void Run(int chunk)
    {
        using var scratch = Scratch.Rent(3 * Length * sizeof(T));
        T* x = (T*)scratch.Pointer, y = x + Length, z = y + Length;
        for (long row = Rows.Begin(chunk), end = Rows.End(chunk); row < end; row++)
        {
            T* from = X + XAt.Of(row), also = Y + YAt.Of(row), to = Z + ZAt.Of(row);
            for (long i = 0; i < Length; i++) (x[i], y[i]) = (from[i * XAt.Step], also[i * YAt.Step]);
            SoftmaxKernel.Rows(Kind, 1, Length, x, y, z);
            for (long i = 0; i < Length; i++) to[i * ZAt.Step] = z[i];
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>
/// Softmax of dense [outer, length, inner] along the middle: a lane is a neighbour on the inner dim, so every load is contiguous.
/// The last strip of a row of strips is shifted back to stay inside and computes some columns twice, to the same result.
/// </summary>
unsafe struct SoftmaxColumns<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public SoftmaxKind Kind;
    public T* X, Y, Z;
    public nint Length, Inner;
    public Slices Strips;

    public readonly void Run(int chunk)
    {
        nint perOuter = (Inner + V.Count - 1) / V.Count;
        for (nint strip = (nint)Strips.Begin(chunk), end = (nint)Strips.End(chunk); strip < end; strip++)
        {
            nint column = strip % perOuter * V.Count, whole = nint.Min(column, Inner - V.Count);
            nint at = strip / perOuter * Length * Inner + whole;
            if (whole == column) Column(X + at, Y + at, Z + at, Inner);
            else Last(X + at, Y + at, Z + at, (int)(column - whole));
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    readonly void Column(T* x, T* y, T* z, nint step)
    {
        V sum = V.Zero;
        switch (Kind)
        {
            case SoftmaxKind.Forward:
                V most = Most(x);
                for (nint i = 0; i < Length; i++)
                {
                    V e = V.Exp(V.Load(x + i * Inner) - most);
                    sum += e;
                    V.Store(z + i * step, e);
                }
                for (nint i = 0; i < Length; i++) V.Store(z + i * step, V.Load(z + i * step) / sum);
                break;
            case SoftmaxKind.LogForward:
                V top = Most(x);
                for (nint i = 0; i < Length; i++) sum += V.Exp(V.Load(x + i * Inner) - top);
                V log = V.Log(sum);
                for (nint i = 0; i < Length; i++) V.Store(z + i * step, V.Load(x + i * Inner) - top - log);
                break;
            case SoftmaxKind.Backward:
                for (nint i = 0; i < Length; i++) sum = V.MultiplyAdd(V.Load(x + i * Inner), V.Load(y + i * Inner), sum);
                for (nint i = 0; i < Length; i++) V.Store(z + i * step, V.Load(x + i * Inner) * (V.Load(y + i * Inner) - sum));
                break;
            default:
                for (nint i = 0; i < Length; i++) sum += V.Load(y + i * Inner);
                for (nint i = 0; i < Length; i++) V.Store(z + i * step, V.Load(y + i * Inner) - V.Exp(V.Load(x + i * Inner)) * sum);
                break;
        }
    }

    // Only the columns that no other strip writes are stored: two threads never write one place.
    readonly void Last(T* x, T* y, T* z, int done)
    {
        using var scratch = Scratch.Rent(Length * V.Count * sizeof(T));
        T* buffer = (T*)scratch.Pointer;
        Column(x, y, buffer, V.Count);
        for (nint i = 0; i < Length; i++)
            for (int j = done; j < V.Count; j++) z[i * Inner + j] = buffer[i * V.Count + j];
    }

    [MethodImpl(AggressiveInlining)]
    readonly V Most(T* x)
    {
        V most = V.Load(x);
        for (nint i = 1; i < Length; i++) most = V.Max(most, V.Load(x + i * Inner));
        return most;
    }
}

using System.Runtime.InteropServices;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>The host's random numbers: a thread per pair counts to its block. Draws without a formula are made on the host and copied.</summary>
sealed class GpuRandom(Programs programs) : IRandomKernel
{
    public void Fill<T, TDraw>(in TDraw draw, Tensor target, ulong seed, ulong start, Func<(ulong Seed, ulong Start)>? again = null) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        long count = target.ElementCount;
        if (count == 0) return;
        if (!programs.Accelerator.HasDouble || Trace<T, TDraw>(draw) is not { } formula)
        {
            Copy<T, TDraw>(draw, target, seed, start);
            return;
        }
        int perBlock = TDraw.PerBlock / 2;
        var program = programs.Get($"random {target.DType} {perBlock} {formula.Key}", () => RandomTemplate.Write(target.DType, perBlock, formula));
        long pairs = (count + 1) / 2;
        var launch = new Launch(programs).Tensors(target).Numbers(ScalarType.Int64, pairs, count, target.Offset);
        if (again is not null) launch.Anew(() => Place(again()));
        launch.Numbers(ScalarType.Int64, (long)start).Numbers(ScalarType.Int32, (int)seed, (int)(seed >> 32))
            .Parameters(formula, ScalarType.Float64).Run(program, pairs);
    }

    static IEnumerable<Argument> Place((ulong Seed, ulong Start) at) =>
        [Argument.Of(ScalarType.Int64, (long)at.Start), Argument.Of(ScalarType.Int32, (int)at.Seed), Argument.Of(ScalarType.Int32, (int)(at.Seed >> 32))];

    static Formula? Trace<T, TDraw>(in TDraw draw) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        try
        {
            var (first, second) = draw.Pair(Symbol.Operand(0), Symbol.Operand(1));
            return new(first.Expression, second.Expression);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    static unsafe void Copy<T, TDraw>(in TDraw draw, Tensor target, ulong seed, ulong start) where T : unmanaged where TDraw : struct, IDraw<T>
    {
        var numbers = new T[target.ElementCount];
        fixed (T* p = numbers) RandomFill.Run(draw, p, numbers.Length, seed, start, 0, RandomFill.Blocks<T, TDraw>(numbers.Length));
        target.Storage.Write(target.Offset * target.DType.ByteSize, MemoryMarshal.AsBytes(numbers.AsSpan()));
    }
}

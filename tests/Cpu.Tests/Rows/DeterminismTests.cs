using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

[Collection(WithThreads.Name)]
public sealed unsafe class DeterminismTests
{
    [Fact]
    public void Threads_DoNotChangeABit()
    {
        const int rows = 700, length = 130, all = rows * length;
        using var x = new Numbers<float>(all, 1);
        using var dy = new Numbers<float>(all, 2);
        using var weight = new Numbers<float>(length, 3);
        float[][]? first = null;
        WithThreads.Each([1, 2, 4, 9], _ =>
        {
            using var y = new Numbers<float>(all, 4);
            using var z = new Numbers<float>(all, 5);
            using var mean = new Numbers<float>(rows, 6);
            using var rstd = new Numbers<float>(rows, 7);
            using var dweight = new Numbers<float>(length, 8);
            using var dbias = new Numbers<float>(length, 9);
            LayerNorm.Forward(rows, length, x.Pointer, weight.Pointer, null, 1e-5, y.Pointer, mean.Pointer, rstd.Pointer);
            LayerNorm.Backward(rows, length, x.Pointer, weight.Pointer, mean.Pointer, rstd.Pointer, dy.Pointer, z.Pointer, dweight.Pointer, dbias.Pointer);
            double norm = Norm.L2<float>([new(x.Pointer, all), new(dy.Pointer, all)]);
            float[][] results = [y.Span.ToArray(), z.Span.ToArray(), dweight.Span.ToArray(), dbias.Span.ToArray(), [(float)norm]];
            Softmax.Forward(rows, length, x.Pointer, y.Pointer);
            results = [.. results, y.Span.ToArray()];
            first ??= results;
            Assert.Equal(first, results);
        });
    }
}

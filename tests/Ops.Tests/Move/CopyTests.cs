using Xunit;

namespace NamedTorch.Tests.Move;

public sealed class CopyTests
{
    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Float16)]
    [InlineData(DType.Float32)]
    [InlineData(DType.Int64)]
    public void Clone_OfAnyLayout_HasTheSameElements(DType dtype)
    {
        var random = new Random(5);
        for (int n = 0; n < 200; n++)
        {
            var x = Layout(random, dtype, most: n % 20 == 0 ? 70 : 12);
            Assert.Equal(SampleCheck.Values(x.To(DType.Float64)), SampleCheck.Values(x.Clone().To(DType.Float64)));
        }
    }

    [Fact]
    public void CopyFrom_IntoAnyLayout_WritesTheSameElements()
    {
        var random = new Random(6);
        for (int n = 0; n < 200; n++)
        {
            var target = Layout(random, DType.Float32, most: 12, repeats: false);
            var value = Torch.Arange(target.ElementCount).To(DType.Float32).Reshape([.. target.Sizes.ToArray().Select(s => (Axis)s)]);
            target.CopyFrom(value);
            Assert.Equal(value.ToArray<float>(), target.ToArray<float>());
        }
    }

    [Fact]
    public void Clone_LargePlanes_AreTransposed()
    {
        var x = Torch.Arange(3 * 67 * 130).To(DType.Float32).Reshape(3, 67, 130);
        foreach (var y in (Tensor[])[x.Transpose(1, 2), x.Transpose(0, 2), x.Permute(2, 0, 1), x.Flip(1).Transpose(0, 1), x.Narrow(2, 3, 100).Transpose(1, 2)])
            Assert.Equal(y.ToArray<float>(), y.Clone().ToArray<float>());
    }

    [Theory]
    [InlineData(2048, 2064)]
    [InlineData(2051, 2050)]
    public void Clone_OfATransposeBeyondTheCaches_HasTheSameElements(int rows, int columns)
    {
        var x = Torch.Arange(rows * columns).To(DType.Int32).Reshape(rows, columns);
        var found = x.Transpose(0, 1).Clone().ToArray<int>();
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                if (found[j * rows + i] != i * columns + j) Assert.Fail($"element ({j}, {i}) is {found[j * rows + i]}");
    }

    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float32)]
    [InlineData(DType.Int64)]
    public void Cat_AlongAnyDim_PutsThePartsEndToEnd(DType dtype)
    {
        var random = new Random(7);
        for (int n = 0; n < 60; n++)
        {
            int rank = random.Next(1, 4), at = random.Next(rank), most = n % 10 == 0 ? 90 : 9, start = 0;
            long[] sizes = [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, most))];
            Tensor[] parts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            {
                sizes[at] = random.Next(0, most);
                var part = (Torch.Arange(TensorType.Of([.. sizes.Select(s => (Axis)s)]).ElementCount) % 251).To(dtype).Reshape([.. sizes.Select(s => (Axis)s)]);
                return random.Next(4) == 0 ? part.Flip(0) : part;
            })];
            var joined = Torch.Cat(parts, at);
            foreach (var part in parts)
            {
                Assert.Equal(SampleCheck.Values(part.To(DType.Float64)), SampleCheck.Values(joined.Narrow(at, start, part.Sizes[at]).To(DType.Float64)));
                start += (int)part.Sizes[at];
            }
            Assert.Equal(start, joined.Sizes[at]);
            var stacked = Torch.Stack([parts[0], parts[0]], null, at);
            for (int i = 0; i < 2; i++) Assert.Equal(SampleCheck.Values(parts[0].To(DType.Float64)), SampleCheck.Values(stacked.Select(at, i).To(DType.Float64)));
        }
    }

    // Permuted, cut, stepped and repeated at random.
    static Tensor Layout(Random random, DType dtype, int most, bool repeats = true)
    {
        int rank = random.Next(0, 5);
        var sizes = new Axis[rank];
        for (int d = 0; d < rank; d++) sizes[d] = random.Next(rank > 3 ? 1 : 0, most);
        var x = (Torch.Arange(TensorType.Of(sizes).ElementCount) % 251).To(dtype).Reshape(sizes);
        for (int d = 0; d < rank; d++)
            if (x.Sizes[d] > 2 && random.Next(3) == 0) x = x.Narrow(d, 1, x.Sizes[d] - 2);
        x = x.Permute([.. Enumerable.Range(0, rank).OrderBy(_ => random.Next()).Select(d => (DimRef)d)]);
        for (int d = 0; d < rank; d++)
            if (random.Next(4) == 0) x = x[[.. Enumerable.Repeat((At)(..), d), (.., 2L)]];
        return repeats && random.Next(3) == 0 ? x.Expand([3, .. x.Sizes.ToArray().Select(s => (Axis)s)]) : x;
    }
}

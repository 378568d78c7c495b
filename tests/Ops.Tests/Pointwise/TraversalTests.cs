using NamedTorch.Core;
using NamedTorch.Numerics;
using Xunit;

namespace NamedTorch.Tests.Pointwise;

/// <summary>The loop under every pointwise operation: each length, each layout, each dtype gives the double reference of the same formula.</summary>
public sealed class TraversalTests
{
    public static TheoryData<string> OneOperand => [.. Operations.Of(typeof(IUnary), typeof(IUnaryNumeric)).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(OneOperand))]
    public void EveryLength_EqualsTheReference(string operation)
    {
        var (run, reference) = Unary(operation);
        for (int n = 0; n <= 256; n += n < 40 ? 1 : 27)
        {
            float[] values = Values(n);
            Compare(operation, run(Tensor.From(values)), values, reference);
        }
    }

    [Theory]
    [MemberData(nameof(OneOperand))]
    public void ViewsThatAreNotContiguous_EqualTheReference(string operation)
    {
        var (run, reference) = Unary(operation);
        float[] values = Values(7 * 37);
        var x = Tensor.From(values).Reshape(7, 37);
        float[] transposed = [.. from j in Enumerable.Range(0, 37) from i in Enumerable.Range(0, 7) select values[i * 37 + j]];
        Compare(operation, run(x.Transpose(0, 1)), transposed, reference);
        float[] narrow = [.. from i in Enumerable.Range(0, 7) from j in Enumerable.Range(3, 21) select values[i * 37 + j]];
        Compare(operation, run(x.Narrow(1, 3, 21)), narrow, reference);
        float[] row = [.. from _ in Enumerable.Range(0, 5) from j in Enumerable.Range(0, 37) select values[j]];
        Compare(operation, run(x.Narrow(0, 0, 1).Expand(5, 37)), row, reference);
    }

    [Fact]
    public void ElementsResult_DoesNotDependOnWhereItStands()
    {
        float[] values = Values(4099);
        float[] whole = Tensor.From(values).Tanh().ToArray<float>();
        for (int i = 0; i < values.Length; i += 131) Assert.Equal(Tensor.From(new[] { values[i] }).Tanh().Item<float>(), whole[i]);
    }

    [Theory]
    [InlineData(3, 512)]
    [InlineData(70, 500)]
    [InlineData(300, 129)]
    [InlineData(600, 128)]
    [InlineData(2100, 16)]
    [InlineData(1, 1)]
    public void BroadcastOperands_EqualTheReference(int rows, int columns)
    {
        float[] x = Values(rows * columns), row = Values(columns), column = Values(rows);
        var left = Tensor.From(x).Reshape(rows, columns);
        Check(left - Tensor.From(row), (i, j) => x[i * columns + j] - row[j]);
        Check(Tensor.From(row) - left, (i, j) => row[j] - x[i * columns + j]);
        Check(left - Tensor.From(column).Reshape(rows, 1), (i, j) => x[i * columns + j] - column[i]);
        Check(left - 0.5f, (i, j) => x[i * columns + j] - 0.5f);
        Check(Tensor.From(column).Reshape(rows, 1) - Tensor.From(row), (i, j) => column[i] - row[j]);
        Check(left - Tensor.From(x).Reshape(columns, rows).Transpose(0, 1), (i, j) => x[i * columns + j] - x[j * rows + i]);

        void Check(Tensor result, Func<int, int, float> expected)
        {
            float[] found = result.ToArray<float>();
            Assert.Equal(rows * columns, found.Length);
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++) Assert.Equal(expected(i, j), found[i * columns + j]);
        }
    }

    [Theory]
    [InlineData(9, 50, 64)]
    [InlineData(40, 3, 32)]
    [InlineData(3, 5, 7)]
    public void RepeatsAlongAnyDim_EqualTheReference(int a, int b, int c)
    {
        float[] x = Values(a * b * c);
        var all = Tensor.From(x).Reshape(a, b, c);
        for (int repeated = 0; repeated < 8; repeated++)
        {
            int[] sizes = [(repeated & 4) != 0 ? 1 : a, (repeated & 2) != 0 ? 1 : b, (repeated & 1) != 0 ? 1 : c];
            float[] y = Values(sizes[0] * sizes[1] * sizes[2]);
            float[] expected = [.. from i in Enumerable.Range(0, a)
                from j in Enumerable.Range(0, b)
                from k in Enumerable.Range(0, c)
                select x[(i * b + j) * c + k] - y[(i % sizes[0] * sizes[1] + j % sizes[1]) * sizes[2] + k % sizes[2]]];
            var other = Tensor.From(y).Reshape(sizes[0], sizes[1], sizes[2]);
            Assert.Equal(expected, (all - other).ToArray<float>());
            Assert.Equal(expected.Select(v => v > 0), (all > other).ToArray<bool>());
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    public void Bytes_AreWidened(DType wide)
    {
        byte[] values = [.. Enumerable.Range(0, 777).Select(static i => (byte)(i * 7))];
        var x = Tensor.From(values);
        Assert.Equal(values.Select(static v => (double)v), x.To(wide).To(DType.Float64).ToArray<double>());
        Assert.Equal(values.Select(static v => v + 1.0), (x + Torch.Ones(777).To(wide)).To(DType.Float64).ToArray<double>());
        Assert.Equal(values.Select(static v => v > 100 ? 2.0 : 1.0), ((x > 100) + Torch.Ones(777).To(wide)).To(DType.Float64).ToArray<double>());
    }

    public static IEnumerable<object[]> Pairs => from a in Enum.GetValues<DType>() from b in Enum.GetValues<DType>() select new object[] { a, b };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryPairOfDTypes_IsComputedInTheirJointType(DType first, DType second)
    {
        double[] a = [0, 1, 1, 3, 7, 2, 5, 1, 0], b = [1, 0, 1, 2, 5, 7, 2, 1, 0];
        Tensor x = Tensor.From(a).To(first), y = Tensor.From(b).To(second);
        var joint = Promotion.Join(first, second);
        double[] xs = x.To(DType.Float64).ToArray<double>(), ys = y.To(DType.Float64).ToArray<double>();
        var product = x.Multiply(y);
        Assert.Equal(joint, product.DType);
        Assert.Equal(xs.Zip(ys, (p, q) => p * q), product.To(DType.Float64).ToArray<double>());
        Assert.Equal(xs.Zip(ys, (p, q) => Math.Max(p, q)), x.Maximum(y).To(DType.Float64).ToArray<double>());
        Assert.Equal(xs.Zip(ys, (p, q) => p < q), (x < y).ToArray<bool>());
        var quotient = x.Divide(y.Add(1.0));
        Assert.True(quotient.DType.IsFloating);
        double coarse = quotient.DType is DType.Float16 or DType.BFloat16 ? 1e-2 : 1e-6;
        foreach (var (found, expected) in quotient.To(DType.Float64).ToArray<double>().Zip(xs.Zip(ys, (p, q) => p / (q + 1)))) Assert.Equal(expected, found, coarse);
        if (joint != DType.Bool) Assert.Equal(xs.Zip(ys, (p, q) => p + q), x.Add(y).To(DType.Float64).ToArray<double>());
        else Assert.Equal(xs.Zip(ys, (p, q) => Math.Max(p, q)), x.Add(y).To(DType.Float64).ToArray<double>());
    }

    static (Func<Tensor, Tensor> Run, Func<double, double> Reference) Unary(string operation)
    {
        var type = typeof(Torch).Assembly.GetType("NamedTorch.Ops." + operation, throwOnError: true)!;
        object op = Operations.Default(type);
        var forward = type.GetMethod("Forward")!.MakeGenericMethod(typeof(Real)).CreateDelegate<Func<Real, Real>>(op);
        var member = typeof(Torch).GetMethods().Where(m => m.Name == operation).OrderByDescending(m => m.GetParameters().Length).First();
        object?[] rest = [.. member.GetParameters().Skip(1).Select((p, k) => p.HasDefaultValue ? p.DefaultValue : 0.3 + 0.4 * k)];
        return (x => (Tensor)member.Invoke(null, [x, .. rest])!, x => forward(new(x)).Value);
    }

    static void Compare(string operation, Tensor y, float[] x, Func<double, double> reference)
    {
        float[] found = y.ToArray<float>();
        Assert.Equal(x.Length, found.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = reference(x[i]);
            Assert.True(double.IsNaN(expected) ? float.IsNaN(found[i]) : Math.Abs(found[i] - expected) <= 1e-6 + 2e-6 * Math.Abs(expected) || (float)expected == found[i],
                $"{operation}({x[i]:R}), element {i} of {x.Length}: {found[i]:R} instead of {expected:R}");
        }
    }

    static float[] Values(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() * 8 - 4))];
    }
}

using NamedTorch.Diagnostics;
using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Contract;

public sealed class MatmulTests
{
    static Tensor Ramp(params Axis[] axes)
    {
        var values = new float[TensorType.Of(axes).ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = i % 7 - 3;
        return Tensor.From(values, axes);
    }

    [Fact]
    public void Matrices_GiveTheTextbookProduct()
    {
        var z = Tensor.From([1f, 2, 3, 4, 5, 6], ("A", 2), ("K", 3)).Matmul(Tensor.From([1f, 0, 0, 1, 2, 2], ("K", 3), ("B", 2)));
        Assert.Equal("(A 2, B 2)", z.Type.ToString());
        Assert.Equal([7f, 8, 16, 17], z.ToArray<float>());
    }

    [Fact]
    public void UnnamedBatches_Stretch()
    {
        Tensor x = Ramp(2, 1, 2, 3), y = Ramp(4, 3, 2), z = x.Matmul(y);
        Assert.Equal("(? 2, ? 4, ? 2, ? 2)", z.Type.ToString());
        float[] a = x.ToArray<float>(), b = y.ToArray<float>(), c = z.ToArray<float>();
        for (int n = 0; n < 2; n++)
            for (int m = 0; m < 4; m++)
                for (int i = 0; i < 2; i++)
                    for (int j = 0; j < 2; j++)
                    {
                        float sum = 0;
                        for (int k = 0; k < 3; k++) sum += a[(n * 2 + i) * 3 + k] * b[(m * 3 + k) * 2 + j];
                        Assert.Equal(sum, c[((n * 4 + m) * 2 + i) * 2 + j]);
                    }
    }

    [Theory]
    [InlineData("A,B", "C,D", DiagnosticId.NT1007)]
    [InlineData("A,K", "K,A", DiagnosticId.NT1004)]
    [InlineData("N,A,K", "M,K,B", DiagnosticId.NT1001)]
    public void NamesThatDoNotFit_AreRefused(string x, string y, DiagnosticId id) => Assert.Equal(id, Assert.ThrowsAny<TensorTypeException>(() => Named(x).Matmul(Named(y))).Id);

    [Fact]
    public void DifferentDTypes_AreRefused() =>
        Assert.Equal(DiagnosticId.NT4101, Assert.Throws<DTypeException>(() => Ramp(2, 2).Matmul(Ramp(2, 2).To(DType.Float64))).Id);

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Int8)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Float64)]
    public void EveryNumberType_KeepsItself(DType dtype)
    {
        var z = Ramp(3, 4).To(dtype).Matmul(Ramp(4, 2).To(dtype));
        Assert.Equal(dtype, z.DType);
        Assert.Equal(Ramp(3, 4).Matmul(Ramp(4, 2)).ToArray<float>(), z.To(DType.Float32).ToArray<float>());
    }

    [Fact]
    public void IntoAnOperand_ComputesFromItsOldValues()
    {
        var x = Ramp(3, 3);
        float[] expected = x.Matmul(x).ToArray<float>();
        x.Matmul(x, into: x);
        Assert.Equal(expected, x.ToArray<float>());
    }

    [Fact]
    public void Linear_AddsItsBias_AndPullsBackToAll()
    {
        Tensor x = Ramp(("N", 2), ("T", 2), ("I", 3)), w = Ramp(("O", 2), ("I", 3)), b = Tensor.From([10f, 20], ("O", 2));
        foreach (var t in new[] { x, w, b }) t.RequiresGrad = true;
        var z = x.Linear(w, b);
        Assert.Equal("(N 2, T 2, O 2)", z.Type.ToString());
        float[] a = x.ToArray<float>(), c = w.ToArray<float>();
        Assert.Equal(a[3] * c[3] + a[4] * c[4] + a[5] * c[5] + 20, z.ToArray<float>()[3]);
        z.Sum().Backward();
        Assert.Equal([4f, 4], b.Grad!.ToArray<float>());
        Assert.Equal(c[0] + c[3], x.Grad!.ToArray<float>()[0]);
        Assert.Equal(a[0] + a[3] + a[6] + a[9], w.Grad!.ToArray<float>()[0]);
        Assert.Equal(w.Type, w.Grad.Type);
    }

    [Fact]
    public void SquareWeight_MeetsTheUnstarredDim() => Assert.Equal("(N 2, M 3)", Ramp(("N", 2), ("M", 3)).Linear(Ramp(("M", 3), ("M*", 3))).Type.ToString());

    static Tensor Named(string names) => Ramp([.. names.Split(',').Select(n => new Axis(n, 2))]);
}

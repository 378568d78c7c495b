using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Rows that are kept in registers, rows that are too long for it, columns; and what each costs.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class RowTests
{
    const long Rows = 5;

    static readonly Dim Row = new(), Column = new();

    public static TheoryData<long> Lengths => new((long[])[0, 1, 2, 3, 4, 5, 8, 63, 64, 127, 128, 129, 132, 255, 256, 257, 1023, 1024, 1025, 1028, 2048, 2049, 2052, 4096, 4097, 4100]);

    static Tensor Numbers(long length, ulong seed) => Randn([Row[Rows], Column[length]], generator: new(seed));

    static void Agrees(Device device, Func<Tensor, Tensor> formula, Tensor x)
    {
        Tensor here = formula(x), there = formula(x.To(device)).To(Device.Cpu);
        double[] a = here.To(DType.Float64).ToArray<double>(), b = there.To(DType.Float64).ToArray<double>();
        Assert.Equal(a.Length, b.Length);
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-5 * Math.Max(1, Math.Abs(a[i])), $"{x.Type}: {a[i]:R} became {b[i]:R} at {i}");
    }

    static void Agree(Device device, long length)
    {
        Tensor x = Numbers(length, 1), there = x.To(device);
        Agrees(device, static x => x.Softmax(Column), x);
        Agrees(device, static x => x.LogSoftmax(Row), x);
        Agrees(device, static x => x.Softmax(Column), Numbers(length + 1, 2)[.., 1..]);
        if (length == 0) return;
        Agrees(device, Gradient, x);
        Agrees(device, static x => x.Argmax(Column), x);
        Agrees(device, static x => x.Max(Row).Values, x);
        Agrees(device, static x => x.LayerNorm([Row], Numbers(4, 4).Select(Column, 0).To(x.Device)), x);
        Tensor loss = F.CrossEntropy(x, Targets(length), over: Column), theirs = F.CrossEntropy(there, Targets(length).To(device), over: Column);
        Assert.Equal(loss.Item<float>(), theirs.Item<float>(), 1e-5f);
    }

    static Tensor Targets(long length) => Tensor.From([.. Enumerable.Range(0, (int)Rows).Select(i => 3L * i % length)], Row[Rows]);

    // Of normal rows with weights: all three gradients.
    static Tensor Gradient(Tensor x)
    {
        long length = x.Sizes[1];
        Tensor a = x.Clone().WithGrad(), weight = Numbers(length, 2).Select(Row, 0).To(x.Device).Clone().WithGrad(), bias = Numbers(length, 3).Select(Row, 0).To(x.Device).Clone().WithGrad();
        (a.LayerNorm([Column], weight, bias) * Numbers(length, 4).To(x.Device)).Sum().Backward();
        return Cat([a.Grad!, weight.Grad!.Unsqueeze(Row), bias.Grad!.Unsqueeze(Row)], Row);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void OnThePtxMachine_RowsAreTheHosts(long length) => Agree(PtxDevice.Device, length);

    [OpenClTheory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(132)]
    [InlineData(1025)]
    [InlineData(4100)]
    public void OnOpenCl_RowsAreTheHosts(long length) => Agree(OpenClDevice.Device, length);

    [Theory]
    [InlineData(64)]
    [InlineData(1024)]
    [InlineData(4096)]
    public void Softmax_ReadsOnceAndWritesOnceFourAtATime(long length)
    {
        var x = Numbers(length, 1).To(PtxDevice.Counting);
        Assert.Equal(2 * Rows * length / 4, PtxDevice.Cost(() => x.Softmax(Column)).Accesses);
    }

    [Fact]
    public void LayerNorm_ReadsOnceAndWritesOnceFourAtATime()
    {
        const int Length = 1024;
        using var _ = NoGrad();
        Tensor x = Numbers(Length, 1).To(PtxDevice.Counting), weight = Ones([Column[Length]], DType.Float32, device: PtxDevice.Counting), bias = Zeros([Column[Length]], DType.Float32, device: PtxDevice.Counting);
        // x, weight, bias and the result; a mean and a deviation per row.
        Assert.Equal(4 * Rows * Length / 4 + 2 * Rows, PtxDevice.Cost(() => x.LayerNorm([Column], weight, bias)).Accesses);
    }

    [Fact]
    public void OddRows_ReadOnceAndWriteOnce()
    {
        var x = Numbers(1023, 1).To(PtxDevice.Counting);
        Assert.Equal(2 * Rows * 1023, PtxDevice.Cost(() => x.Softmax(Column)).Accesses);
    }

    [Fact]
    public void Columns_ReadOnceAndWriteOnce()
    {
        var x = Numbers(1024, 1).To(PtxDevice.Counting);
        Assert.Equal(2 * Rows * 1024, PtxDevice.Cost(() => x.Softmax(Row)).Accesses);
    }

    [Fact]
    public void LongRows_AreReadOnceByFoldsThatDoNotNeedEachOther()
    {
        using var _ = NoGrad();
        long Accesses(long length)
        {
            Tensor x = Numbers(length, 1).To(PtxDevice.Counting), targets = Targets(length).To(PtxDevice.Counting);
            return PtxDevice.Cost(() => F.CrossEntropy(x, targets, over: Column)).Accesses;
        }

        // The largest; the sum and what was chosen.
        // A copy of the weights, which are all one, is 4096 more.
        Assert.InRange(Accesses(16384) - Accesses(8192), 2 * Rows * 8192 / 4, 2 * Rows * 8192 / 4 + 4096);
    }
}

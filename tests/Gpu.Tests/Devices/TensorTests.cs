using System.Numerics;
using NamedTorch.Gpu;
using NamedTorch.Ops;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Devices;

/// <summary>Tensors on a device behave as on the host: names, views, writes, gradients, errors.</summary>
public sealed class TensorTests
{
    static Device Device => OpenClDevice.Device;

    static Tensor X => Tensor.From([1f, 2, 3, 4, 5, 6], ("Row", 2), ("Column", 3));

    [OpenClFact]
    public void TransposedView_ComesBackAsItIs()
    {
        var back = X.To(Device).Transpose("Row", "Column").To(Device.Cpu);
        Assert.Equal("(Column 3, Row 2)", back.Type.ToString());
        Assert.Equal([1f, 4, 2, 5, 3, 6], back.ToArray<float>());
    }

    [OpenClFact]
    public void StretchedView_IsMovedByItsElementsOnly()
    {
        var wide = Tensor.From([7f], 1).Expand(1000, 1000).To(Device);
        Assert.Equal(7_000_000f, wide.Sum().Item<float>());
    }

    [OpenClFact]
    public void WriteIntoAView_IsSeenByItsBase()
    {
        var x = X.To(Device);
        x["Row", 1] = 9;
        Assert.Equal([1f, 2, 3, 9, 9, 9], x.ToArray<float>());
    }

    [OpenClFact]
    public void ResultIntoATarget_StaysOnTheDevice()
    {
        var (x, y) = (X.To(Device), Zeros([("Row", 2), ("Column", 3)], DType.Float32, device: Device));
        x.Exp(into: y);
        Assert.Equal(X.Exp().ToArray<float>(), y.ToArray<float>());
    }

    [OpenClFact]
    public void HostTensorInAnOperationOfTheDevice_IsRefused()
    {
        string message = Assert.Throws<DeviceException>(() => X.To(Device) + X).Message;
        Assert.Contains("'left' is on opencl:0 and 'right' on cpu", message);
        Assert.Contains("x.To(device)", message);
    }

    [OpenClFact]
    public void NumberOfTheHost_MeetsAnyDevice() => Assert.Equal([3f, 4, 5, 6, 7, 8], (X.To(Device) + Scalar(2f)).ToArray<float>());

    [OpenClFact]
    public void SpanOfDeviceMemory_IsRefused() => Assert.Contains("x.To(Device.Cpu)", Assert.Throws<DeviceException>(() => X.To(Device).WithSpan<float>(static s => s[0] = 1)).Message);

    [OpenClFact]
    public void IndexOutOfRange_WritesNothing()
    {
        var x = X.To(Device);
        var e = Assert.Throws<TensorIndexException>(() => x["Column", Tensor.From(new long[] { 0, 3 }).To(Device)]);
        Assert.Contains("3", e.Message);
        Assert.Equal(X.ToArray<float>(), x.ToArray<float>());
    }

    [OpenClFact]
    public void Gradient_IsWhereItsTensorIs()
    {
        var x = X.WithGrad();
        (x.To(Device) * 2).Sum().Backward();
        Assert.Same(Device.Cpu, x.Grad!.Device);
        Assert.Equal([2f, 2, 2, 2, 2, 2], x.Grad.ToArray<float>());
    }

    [OpenClFact]
    public void FormulaThatIsOnlyCSharp_SaysThatItIsNotThereYet()
    {
        Tensor x = X.To(Device), y = Torch.EmptyLike(x);
        string message = Assert.Throws<DeviceException>(() => Device.Backend.Find<ILineKernel>()!.Run(new Backwards(), x, 1, DType.Float32, y, null)).Message;
        Assert.Contains("is not there yet on opencl:0: its lines are computed in C#", message);
    }

    readonly struct Backwards : ILine
    {
        public void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>
        {
            for (int i = 0; i < x.Length; i++) values[i] = x[^(i + 1)];
        }
    }

    [OpenClFact]
    public void MovedParameter_IsTheSameTensor()
    {
        var x = X.WithGrad();
        (x * 3).Sum().Backward();
        x.MoveTo(Device);
        Assert.Same(Device, x.Device);
        Assert.Same(Device, x.Grad!.Device);
        Assert.True(x.RequiresGrad && x.IsLeaf);
        (x * 3).Sum().Backward();
        Assert.Equal([6f, 6, 6, 6, 6, 6], x.Grad!.ToArray<float>());
    }

    [OpenClFact]
    public void LoopWithoutDispose_StaysFlat()
    {
        var backend = (GpuBackend)Device.Backend;
        var x = Ones([1 << 20], DType.Float32, device: Device);
        long most = 0;
        for (int i = 0; i < 1000; i++)
        {
            x *= 1f;
            most = Math.Max(most, backend.Bytes);
        }
        Assert.InRange(most, 0, 2L << 30);
        Assert.Equal(1 << 20, x.Sum().Item<float>());
    }

    [OpenClFact]
    public void EightThreads_GetTheirOwnResults() => Parallel.For(0, 8, static i =>
    {
        for (int round = 0; round < 20; round++)
        {
            var x = Full([("Row", 100 + i)], (float)i, device: OpenClDevice.Device);
            Assert.Equal((100 + i) * (i + 1f), (x + 1).Sum().Item<float>());
        }
    });
}

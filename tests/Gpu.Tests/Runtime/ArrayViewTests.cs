using NamedTorch.Tests.Cuda;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Runtime;

/// <summary>Views of a device's memory: what they reach, what they refuse, and that they come in order with everything else.</summary>
public sealed class ArrayViewTests
{
    static Device Device => PtxDevice.Device;

    [OpenClFact]
    public void OnOpenCl_CopiesGoThereAndBack() => GoThereAndBack(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_CopiesGoThereAndBack() => GoThereAndBack(Device);

    static void GoThereAndBack(Device device)
    {
        var view = device.Accelerator.Allocate1D<int>(6);
        view.CopyFromCPU([1, 2, 3, 4, 5, 6]);
        view.SubView(1, 2).CopyFromCPU([20, 30]);
        view.SubView(0, 2).CopyTo(view.SubView(4));
        Assert.Equal([1, 20, 30, 4, 1, 20], view.GetAsArray());
        int[] part = new int[2];
        view.SubView(3).SubView(1).CopyToCPU(part);
        Assert.Equal([1, 20], part);
        Assert.Equal((6L, 24L, 4L), (view.Length, view.LengthInBytes, view.SubView(1).OffsetInBytes));
        Assert.Equal($"6 Int32 on {device}", view.ToString());
    }

    [Fact]
    public void View_IsTheTensorsMemory_AndBack()
    {
        var x = Tensor.From([1f, 2, 3, 4, 5, 6], ("Row", 2), ("Column", 3)).To(Device);
        var row = x["Row", 1].AsArrayView<float>();
        row.CopyFromCPU([40, 50, 60]);
        Assert.Equal([1f, 2, 3, 40, 50, 60], x.ToArray<float>());
        var again = row.AsTensor(("Column", 3));
        Assert.Equal("(Column 3)", again.Type.ToString());
        again.Add(1f, into: again);
        Assert.Equal([41f, 51, 61], x["Row", 1].ToArray<float>());
        Assert.Equal([1f, 2, 3, 41, 51, 61], x.AsArrayView<float>().Buffer.AsArrayView<float>(0, 6).GetAsArray());
        Assert.Equal("(? 3)", row.AsTensor().Type.ToString());
        Assert.Equal("NT2003", Assert.ThrowsAny<TensorTypeException>(() => row.AsTensor(("Column", 4))).Id.ToString());
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 7)]
    [InlineData(6, 1)]
    [InlineData(3, -1)]
    [InlineData(7, 0)]
    [InlineData(2, long.MaxValue)]
    [InlineData(long.MaxValue, 2)]
    public void PlacesOutside_AreRefused(long index, long length)
    {
        var view = Device.Accelerator.Allocate1D<float>(6);
        Assert.Contains("a view of 6", Assert.Throws<TensorIndexException>(() => view.SubView(index, length)).Message);
        Assert.Throws<TensorIndexException>(() => view.Buffer.AsArrayView<float>(index, length));
    }

    [Fact]
    public void EmptyViews_AreThere()
    {
        var view = Device.Accelerator.Allocate1D<float>(6).SubView(6);
        Assert.Equal((0, 0), (view.Length, view.GetAsArray().Length));
        view.CopyFromCPU([]);
        view.CopyTo(Device.Accelerator.Allocate1D<float>(0));
    }

    [Fact]
    public void OtherLengths_AreRefused()
    {
        var view = Device.Accelerator.Allocate1D<float>(3);
        Assert.Contains("2 elements are given for 3", Assert.Throws<ShapeException>(() => view.CopyFromCPU([1, 2])).Message);
        Assert.Throws<ShapeException>(() => view.CopyToCPU(new float[4]));
        Assert.Throws<ShapeException>(() => view.CopyTo(view.SubView(1)));
        Assert.Contains("overlap", Assert.Throws<ShapeException>(() => view.SubView(0, 2).CopyTo(view.SubView(1, 2))).Message);
    }

    [Fact]
    public void OtherElements_AreRefused_UnlessTheyFit()
    {
        var x = Arange(6, dtype: DType.Float32).To(Device);
        Assert.Contains("x is float32", Assert.Throws<DTypeException>(() => x.AsArrayView<int>()).Message);
        Assert.Throws<DTypeException>(() => x.AsArrayView<uint>());
        Assert.Equal(BitConverter.SingleToUInt32Bits(3), x.AsArrayView<float>().Cast<uint>().GetAsArray()[3]);
        Assert.Equal(3, x.AsArrayView<float>().Cast<(float Re, float Im)>().Length);
        Assert.Throws<ShapeException>(() => x.AsArrayView<float>().SubView(0, 5).Cast<double>());
        Assert.Throws<ShapeException>(() => x.AsArrayView<float>().SubView(1, 2).Cast<double>());
        Assert.Throws<DTypeException>(() => x.AsArrayView<float>().Cast<uint>().AsTensor());
        Assert.Equal(2, Device.Accelerator.Allocate1D<(byte, byte, byte)>(4).SubView(1).Cast<byte>().SubView(3, 2).AsTensor().ElementCount);
    }

    [Fact]
    public void TensorsWithoutOneRun_AreRefused()
    {
        var x = Ones(3, 4).To(Device);
        Assert.Contains("Contiguous", Assert.Throws<ShapeException>(() => x.Transpose(0, 1).AsArrayView<float>()).Message);
        Assert.Contains("WithSpan", Assert.Throws<DeviceException>(() => Ones(3).AsArrayView<float>()).Message);
    }

    [Fact]
    public void DefaultView_HasNoMemory()
    {
        ArrayView<float> none = default;
        Assert.False(none.IsValid);
        Assert.Equal("no Single", none.ToString());
        Assert.Throws<InvalidOperationException>(() => none.Device);
        Assert.Throws<InvalidOperationException>(() => none.AsTensor());
    }

    [Fact]
    public void MemoryGivenBack_IsRefused()
    {
        var x = Ones(3).To(Device);
        var view = x.AsArrayView<float>();
        x.Storage.Release();
        Assert.Throws<ObjectDisposedException>(() => view.GetAsArray());
        Assert.Throws<ObjectDisposedException>(() => view.CopyFromCPU([1, 2, 3]));
    }

    [Fact]
    public void View_KeepsItsMemory()
    {
        var view = Ones([1000], DType.Float32, device: Device).AsArrayView<float>();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _ = Zeros([1000], DType.Float32, device: Device).AsArrayView<float>();
        Assert.Equal(1, view.GetAsArray()[999]);
    }

    [Fact]
    public void WritingWhatTheTapeSaved_IsNoticed()
    {
        var x = Ones([3], DType.Float32, device: Device).WithGrad();
        var y = x.Exp();
        var z = y * y;
        y.Detach().AsArrayView<float>().CopyFromCPU([1, 2, 3]);
        Assert.Equal("NT6002", Assert.Throws<AutogradException>(() => z.Sum().Backward()).Id.ToString());
    }

    [Fact]
    public void Streams_ComeInOrder_AndOthersDevicesAreRefused()
    {
        using var it = new CudaDouble(devices: 2);
        Device a = it.Device(0), b = it.Device(1);
        using AcceleratorStream one = a.Accelerator.CreateStream(), two = a.Accelerator.CreateStream(), elsewhere = b.Accelerator.CreateStream();
        var x = Zeros([1 << 12], DType.Float32, device: a);
        var view = x.AsArrayView<float>();
        float[] numbers = [.. Enumerable.Range(0, 1 << 12).Select(static i => (float)i)], back = new float[1 << 12];
        view.CopyFromCPU(one, numbers);
        using (two.Use()) x.Multiply(2f, into: x);
        view.CopyToCPU(one, back);
        Assert.Equal(numbers.Select(static n => 2 * n), back);
        Assert.Contains(elsewhere.Device.ToString(), Assert.Throws<DeviceException>(() => view.CopyToCPU(elsewhere, back)).Message);
        Assert.Throws<DeviceException>(() => view.CopyFromCPU(elsewhere, back));
        var there = b.Accelerator.Allocate1D<float>(1 << 12);
        Assert.Throws<DeviceException>(() => view.CopyTo(elsewhere, there));
        view.CopyTo(two, there);
        Assert.Equal(back, there.GetAsArray());
        Assert.Null(it.Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CopyToAnotherDevice_NeedsNoPeers(bool hasPeers)
    {
        using var it = new CudaDouble(devices: 2) { HasPeers = hasPeers };
        var x = Arange(5, dtype: DType.Float32).To(it.Device(0));
        var there = it.Device(1).Accelerator.Allocate1D<float>(5);
        x.AsArrayView<float>().CopyTo(there);
        Assert.Equal([0f, 1, 2, 3, 4], there.AsTensor().ToArray<float>());
        Assert.Null(it.Fault);
    }

    [OpenClFact]
    public void CopiesInACapturedStep_AreRefused()
    {
        var device = OpenClDevice.Device;
        var view = Ones([3], DType.Float32, device: device).AsArrayView<float>();
        Assert.Throws<DeviceException>(() => device.Accelerator.Capture(() => view.CopyFromCPU([1, 2, 3])));
        Assert.Throws<DeviceException>(() => device.Accelerator.Capture(() => view.GetAsArray()));
    }
}

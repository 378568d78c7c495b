using static NamedTorch.Torch;

namespace NamedTorch.Tests.Runtime;

/// <summary>A captured step on a driver without graphs: its launches are queued again one by one.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class CaptureTests
{
    static Device Device => OpenClDevice.Device;

    [OpenClTheory]
    [InlineData("adam")]
    [InlineData("sgd")]
    [InlineData("momentum")]
    public void ReplayedTraining_IsTheProgramsTraining(string optimizer) => CapturedTraining.Check(Device, optimizer);

    [OpenClFact]
    public void Capture_DoesTheStepOnce()
    {
        var x = Ones([10], DType.Float32, device: Device);
        using var step = Device.Accelerator.Capture(() => x.Add(1f, into: x));
        Assert.Equal((1L, 1), (step.Count, step.Kernels));
        Assert.Equal(20, x.Sum().Item<float>());
        step.Replay();
        Assert.Equal(30, x.Sum().Item<float>());
    }

    [OpenClFact]
    public void MemoryMadeInside_StaysWithTheStep()
    {
        var x = Ones([1000], DType.Float32, device: Device);
        Tensor? y = null;
        var step = Device.Accelerator.Capture(() => y = (x * 2).Exp() + 1);
        Assert.InRange(step.Bytes, 4000, 16 << 10);
        for (int i = 0; i < 20; i++) _ = Full([1000], 7f, device: Device);
        step.Replay();
        Assert.Equal((float)Math.Exp(2) + 1, y![3].Item<float>(), 1e-5f);
        step.Dispose();
        Assert.Throws<ObjectDisposedException>(step.Replay);
        Assert.Equal((float)Math.Exp(2) + 1, y[3].Item<float>(), 1e-5f);
    }

    [OpenClFact]
    public void RandomNumbers_MoveOnAsInTheProgram()
    {
        var (here, there) = (new Generator(5), new Generator(5));
        Tensor? drawn = null;
        using var step = Device.Accelerator.Capture(() => drawn = Rand([9], generator: there, device: Device));
        for (int i = 0; i < 3; i++)
        {
            if (i > 0) step.Replay();
            Assert.Equal(Rand([9], generator: here, device: Device).ToArray<float>(), drawn!.ToArray<float>());
        }
        Assert.Equal(here.Offset, there.Offset);
    }

    [OpenClFact]
    public void IndexOutOfRangeInAReplay_IsSaidWhenSomebodyWaits()
    {
        Tensor table = Ones([5, 4], DType.Float32, device: Device), index = Zeros([3], DType.Int64, device: Device);
        Tensor? picked = null;
        using var step = Device.Accelerator.Capture(() => picked = table.IndexSelect(0, index));
        step.Synchronize();
        index.CopyFrom(Tensor.From([0L, 1, 17], 3).To(Device));
        step.Replay();
        index.CopyFrom(Tensor.From([0L, 1, 2], 3).To(Device));
        step.Replay();
        string message = Assert.Throws<TensorIndexException>(step.Synchronize).Message;
        Assert.Contains("at place 2", message);
        Assert.Contains("size 5", message);
        step.Synchronize();
        Assert.Equal(12, picked!.Sum().Item<float>());
    }

    [OpenClTheory]
    [InlineData("Item")]
    [InlineData("ToArray")]
    [InlineData("ToString")]
    [InlineData("To")]
    public void WhatNeedsTheHost_IsRefusedByName(string operation)
    {
        var x = Ones([10], DType.Float32, device: Device);
        string message = Assert.Throws<DeviceException>(() => Device.Accelerator.Capture(() => _ = operation switch
        {
            "Item" => (object)(x * 2).Sum().Item<float>(),
            "ToArray" => (x * 2).ToArray<float>(),
            "ToString" => (x * 2).ToString(),
            _ => Tensor.From([1f], 1).To(Device),
        })).Message;
        Assert.Contains(": a step is being captured on opencl:0", message);
        // A small member may have become part of its caller.
        Assert.Matches(operation switch { "To" => "(To|Transfer):", "ToString" => "(ToString|Text|Transfer):", _ => $" {operation}:" }, message);
        Assert.Equal(10, x.Sum().Item<float>());
    }

    [OpenClFact]
    public void CaptureInACapture_IsRefused() => Assert.Contains("capturing a step on opencl:0 already",
        Assert.Throws<DeviceException>(static () => Device.Accelerator.Capture(static () => Device.Accelerator.Capture(static () => { }))).Message);

    [OpenClFact]
    public void FirstStepOfMomentum_IsRefused()
    {
        var x = Ones([10], DType.Float32, device: Device).WithGrad();
        x.Grad = OnesLike(x);
        var optimizer = new Sgd([x], rate: 0.1, momentum: 0.9);
        Assert.Contains("Run the step once before the capture", Assert.Throws<DeviceException>(() => Device.Accelerator.Capture(optimizer.Step)).Message);
    }
}

using static NamedTorch.Torch;

namespace NamedTorch.Tests.Cuda;

/// <summary>Several GPUs: copies from one to the other, and where factories make tensors.</summary>
public sealed class PeerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CopyToAnotherGpu_ComesAfterWhatIsQueued(bool hasPeers)
    {
        using var it = new CudaDouble(devices: 2) { HasPeers = hasPeers };
        Device a = it.Device(0), b = it.Device(1);
        var x = Full([300], 2f, device: a) * 3;
        var y = x.To(b);
        Assert.DoesNotContain("cuMemcpyDtoHAsync_v2", it.Log);
        Assert.Equal(hasPeers, it.Log.Contains("cuCtxEnablePeerAccess"));
        Assert.Same(b, y.Device);
        Assert.Equal(300 * 7, (y + 1).Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void SourceGivenBackEarly_IsNotOverwrittenBeforeItIsCopied()
    {
        using var it = new CudaDouble(devices: 2);
        Device a = it.Device(0), b = it.Device(1);
        var x = Full([300], 2f, device: a);
        var y = x.To(b);
        x.Storage.Release();
        var other = Full([300], 9f, device: a);
        a.Accelerator.Synchronize();
        Assert.Equal((600f, 2700f), (y.Sum().Item<float>(), other.Sum().Item<float>()));
    }

    [Fact]
    public void FourThreads_CopyInBothDirections()
    {
        using var it = new CudaDouble(devices: 2);
        Device[] devices = [it.Device(0), it.Device(1)];
        Parallel.For(0, 4, new() { MaxDegreeOfParallelism = 4 }, i =>
        {
            var x = Full([100], (float)i, device: devices[i % 2]);
            for (int round = 1; round <= 6; round++) x = x.To(devices[(i + round) % 2]) + 1;
            Assert.Equal(100 * (i + 6f), x.Sum().Item<float>());
        });
        Assert.Null(it.Fault);
    }

    [Fact]
    public void Gradient_ComesBackFromAnotherGpu()
    {
        using var it = new CudaDouble(devices: 2);
        Device a = it.Device(0), b = it.Device(1);
        var x = Full([3], 2f, device: a).WithGrad();
        (x.To(b) * 5).Sum().Backward();
        Assert.Same(a, x.Grad!.Device);
        Assert.Equal([5f, 5, 5], x.Grad.ToArray<float>());
    }

    [Fact]
    public void Scope_IsWhereFactoriesMakeTensors()
    {
        using var it = new CudaDouble(devices: 2);
        Device a = it.Device(0), b = it.Device(1);
        using (b.Use())
        {
            Assert.Same(b, Zeros(3).Device);
            Assert.Same(b, Randn([("Row", 3)]).Device);
            Assert.Same(b, new Linear(("Model", 3), ("Class", 2)).Parameters().First().Device);
            using (a.Use()) Assert.Same(a, Ones([3], DType.Float32).Device);
            Assert.Same(b, Full([3], 2f).Device);
            Assert.Same(a, Full([3], 2f, device: a).Device);
            Assert.Same(Device.Cpu, Tensor.From([1f], 1).Device);
            Assert.Same(a, (Full([3], 2f, device: a) + 1).Device);
        }
        Assert.Same(Device.Cpu, Zeros(3).Device);
    }

    [Fact]
    public void Scope_IsTheThreads()
    {
        using var it = new CudaDouble();
        using (it.Device().Use())
        {
            Device? elsewhere = null;
            var thread = new Thread(() => elsewhere = Device.Default);
            thread.Start();
            thread.Join();
            Assert.Same(Device.Cpu, elsewhere);
        }
    }

    [Fact]
    public void ModelMadeInAScope_TrainsThere()
    {
        using var it = new CudaDouble();
        using (it.Device().Use())
        {
            var model = new Linear(("Model", 4), ("Class", 3));
            var optimizer = new AdamW(model.Parameters(), rate: 0.1);
            var (x, targets) = (Randn([("Batch", 8), ("Model", 4)], generator: new(1)), RandInt(0, 3, [("Batch", 8)], generator: new(2)));
            float first = 0, last = 0;
            for (int step = 0; step < 5; step++)
            {
                var loss = F.CrossEntropy(model.Forward(x), targets, "Class");
                optimizer.ZeroGrad();
                loss.Backward();
                optimizer.Step();
                last = loss.Item<float>();
                if (step == 0) first = last;
            }
            Assert.True(last < first);
        }
    }
}

using NamedTorch.Tests.Cuda;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Fusion;

/// <summary>Whole training steps inside Fuse, captured or not, end at the losses of the eager ones bit for bit.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class TrainingTests
{
    const int Steps = 4;

    public static TheoryData<string> Optimizers => ["adam", "sgd", "momentum"];

    [OpenClTheory]
    [MemberData(nameof(Optimizers))]
    public void FusedStep_IsTheEagerOne(string optimizer)
    {
        var (eager, kernels) = Losses(OpenClDevice.Device, optimizer, isFused: false, isCaptured: false);
        var (fused, fewer) = Losses(OpenClDevice.Device, optimizer, isFused: true, isCaptured: false);
        Assert.Equal(Steps, eager.Distinct().Count());
        Assert.Equal(eager, fused);
        Assert.InRange(fewer, 1, kernels * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FusedStepThroughTheDriversDouble_IsTheEagerOne(string optimizer)
    {
        using var it = new CudaDouble();
        Assert.Equal(Losses(it.Device(), optimizer, isFused: false, isCaptured: false).Losses, Losses(it.Device(), optimizer, isFused: true, isCaptured: false).Losses);
        Assert.Null(it.Fault);
    }

    [OpenClTheory]
    [MemberData(nameof(Optimizers))]
    public void FusedStepThatIsCaptured_IsTheEagerOne(string optimizer)
    {
        float[] eager = Losses(OpenClDevice.Device, optimizer, isFused: false, isCaptured: false).Losses;
        Assert.Equal(eager, Losses(OpenClDevice.Device, optimizer, isFused: true, isCaptured: true).Losses);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FusedStepThatIsAGraph_IsTheEagerOne(string optimizer)
    {
        using var it = new CudaDouble();
        float[] eager = Losses(it.Device(), optimizer, isFused: false, isCaptured: false).Losses;
        Assert.Equal(eager, Losses(it.Device(), optimizer, isFused: true, isCaptured: true).Losses);
        Assert.Null(it.Fault);
    }

    [OpenClFact]
    public void ValueFromBeforeTheCapture_IsNoPartOfIt()
    {
        var x = Ones([10], DType.Float32, device: OpenClDevice.Device);
        using var fused = x.Device.Accelerator.Fuse();
        var before = x * 2;
        Tensor? y = null;
        using var step = x.Device.Accelerator.Capture(() => y = before + x);
        x.CopyFrom(Full([10], 10f, device: x.Device));
        step.Replay();
        Assert.Equal((20, 120), (before.Sum().Item<float>(), y!.Sum().Item<float>()));
    }

    [OpenClFact]
    public void CapturedChain_IsOneKernel()
    {
        var x = Ones([10], DType.Float32, device: OpenClDevice.Device);
        Tensor? y = null;
        using var step = x.Device.Accelerator.Capture(() =>
        {
            using var fused = x.Device.Accelerator.Fuse();
            y = ((x + 1) * 2).Sqrt() - 3;
        });
        Assert.Equal(1, step.Kernels);
        x.CopyFrom(Full([10], 7f, device: x.Device));
        step.Replay();
        Assert.Equal(10, y!.Sum().Item<float>());
    }

    // A block of a transformer as one writes it by hand: norm, attention with a mask, residuals, gelu, dropout, cross-entropy; a rate that moves.
    static (float[] Losses, long Kernels) Losses(Device device, string name, bool isFused, bool isCaptured)
    {
        ManualSeed(11);
        Axis model = ("Model", 16), hidden = ("Hidden", 32), batch = ("Batch", 3), time = ("Time", 8), token = ("Token", 11);
        var embedding = new Embedding(token, model);
        Module[] all = [embedding, new LayerNorm(model), new Linear(model, ("Query", 16)), new Linear(model, ("Query", 16)), new Linear(model, ("Value", 16)), new Linear(("Value", 16), model),
            new LayerNorm(model), new Linear(model, hidden), new Linear(hidden, model), new Linear(model, token)];
        foreach (var module in all) module.To(device);
        var layers = all.Skip(1).Cast<Layer>().ToArray();
        var parameters = all.SelectMany(static m => m.Parameters()).ToList();
        Optimizer optimizer = name == "adam" ? new AdamW(parameters, rate: 0.02) : new Sgd(parameters, rate: 0.3, momentum: name == "momentum" ? 0.5 : 0);
        Tensor mask = Full([8, 8], -1e9f).Triu(1).Rename(0, "Time").Rename(1, "Key").To(device);
        Tensor tokens = RandInt(0, 11, [batch, time], generator: new(1)).To(device), targets = RandInt(0, 11, [batch, time], generator: new(2)).To(device), loss = Scalar(0f);
        void Step()
        {
            using var fused = isFused ? device.Accelerator.Fuse() : default;
            var x = embedding.Forward(tokens);
            var y = layers[0].Forward(x);
            Tensor query = layers[1].Forward(y), key = layers[2].Forward(y).Rename("Time", "Key"), value = layers[3].Forward(y).Rename("Time", "Key");
            var scores = query.Dot(key, "Query").Permute("Batch", "Time", "Key") * 0.25f + mask;
            x = x + layers[4].Forward(scores.Softmax("Key").Dot(value, "Key"));
            x = x + layers[7].Forward(layers[6].Forward(layers[5].Forward(x)).Gelu()).Dropout(0.1) * 0.5f;
            loss = F.CrossEntropy(layers[8].Forward(x), targets, "Token");
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
        }

        var losses = new List<float>();
        long before = device.Accelerator.LaunchCount;
        CapturedStep? captured = null;
        for (int step = 0; step < Steps; step++)
        {
            tokens.CopyFrom(RandInt(0, 11, [batch, time], generator: new((ulong)step)).To(device));
            optimizer.Rate *= 0.9;
            if (!isCaptured || step == 0) Step();
            else if (captured is null) captured = device.Accelerator.Capture(Step);
            else captured.Replay();
            losses.Add(loss.Item<float>());
        }
        captured?.Synchronize();
        captured?.Dispose();
        return ([.. losses], device.Accelerator.LaunchCount - before);
    }
}

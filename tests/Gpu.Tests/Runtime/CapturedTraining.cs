using static NamedTorch.Torch;

namespace NamedTorch.Tests.Runtime;

/// <summary>A training whose step is captured and replayed, beside one whose program runs each time: the same losses.</summary>
static class CapturedTraining
{
    const int Steps = 5;

    internal static void Check(Device device, string optimizer)
    {
        float[] eager = Losses(device, optimizer, isCaptured: false), replayed = Losses(device, optimizer, isCaptured: true);
        Assert.Equal(2 * Steps, eager.Distinct().Count());
        Assert.Equal(eager, replayed);
    }

    // Embedding, dropout, cross-entropy, backward, clipping, update with a rate that a schedule moves.
    static float[] Losses(Device device, string name, bool isCaptured)
    {
        ManualSeed(11);
        Axis model = ("Model", 8), classes = ("Class", 3), batch = ("Batch", 12);
        var embedding = new Embedding(("Token", 7), model);
        var layers = new Sequential(new Linear(model, ("Hidden", 10)), new Tanh(), new Dropout(0.2), new Linear(("Hidden", 10), classes));
        embedding.To(device);
        layers.To(device);
        var parameters = embedding.Parameters().Concat(layers.Parameters()).ToList();
        Optimizer optimizer = name == "adam" ? new AdamW(parameters, rate: 0.02) : new Sgd(parameters, rate: 0.3, momentum: name == "momentum" ? 0.5 : 0);
        Tensor tokens = RandInt(0, 7, [batch], generator: new(1)).To(device), targets = RandInt(0, 3, [batch], generator: new(2)).To(device), loss = Scalar(0f), norm = loss;
        void Step()
        {
            loss = F.CrossEntropy(layers.Forward(embedding.Forward(tokens)), targets, "Class");
            optimizer.ZeroGrad();
            loss.Backward();
            norm = layers.ClipGradNorm(0.48);
            optimizer.Step();
        }

        List<float> losses = [], norms = [];
        CapturedStep? captured = null;
        for (int step = 0; step < Steps; step++)
        {
            tokens.CopyFrom(RandInt(0, 7, [batch], generator: new((ulong)step)).To(device));
            optimizer.Rate *= 0.9;
            if (!isCaptured || step == 0) Step();
            else if (captured is null) captured = device.Accelerator.Capture(Step);
            else captured.Replay();
            losses.Add(loss.Item<float>());
            norms.Add(norm.Item<float>());
        }
        captured?.Synchronize();
        captured?.Dispose();
        Assert.Equal(Steps, optimizer.Count);
        // Some steps are shortened, some are not.
        Assert.True(norms.Count(static n => n > 0.48) is > 0 and < Steps, string.Join(" ", norms));
        return [.. losses, .. norms];
    }
}

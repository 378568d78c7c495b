namespace NamedTorch.Tests;

public sealed class TrainingCheckpointTests : IDisposable
{
    static readonly Dim Model = new("Model"), Out = new("Out");
    readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    static (Linear, AdamW, Generator) Run(ulong seed)
    {
        var layer = new Linear(Model[5], Out[4], generator: new(seed));
        return (layer, new(layer.Parameters(), 0.01), new(seed));
    }

    static void Steps((Linear Layer, AdamW Optimizer, Generator Generator) run, int count)
    {
        for (int i = 0; i < count; i++)
        {
            run.Optimizer.ZeroGrad();
            run.Layer.Forward(Torch.Randn([Model[5]], generator: run.Generator)).Square().Sum().Backward();
            run.Optimizer.Step();
        }
    }

    [Fact]
    public void SavedRun_ContinuesBitForBit()
    {
        var (a, b) = (Run(1), Run(2));
        Steps(a, 5);
        TrainingCheckpoint.Save(path, a.Item1, a.Item2, a.Item3, new() { ["step"] = "5" });
        Assert.Equal("5", TrainingCheckpoint.Load(path, b.Item1, b.Item2, b.Item3)["step"]);
        Steps(a, 5);
        Steps(b, 5);
        Assert.Equal(a.Item1.Weight.ToArray<float>(), b.Item1.Weight.ToArray<float>());
        Assert.Equal(a.Item1.Bias!.ToArray<float>(), b.Item1.Bias!.ToArray<float>());
    }

    [Fact]
    public void DropoutFromTheDefaultGenerator_ContinuesToo()
    {
        var run = Run(1);
        TrainingCheckpoint.Save(path, run.Item1, run.Item2, run.Item3);
        float[] next = Torch.Ones(Model[50]).Dropout(0.5).ToArray<float>();
        TrainingCheckpoint.Load(path, run.Item1, run.Item2, run.Item3);
        Assert.Equal(next, Torch.Ones(Model[50]).Dropout(0.5).ToArray<float>());
    }

    [Fact]
    public void EveryTruncation_IsRefusedAndChangesNothing()
    {
        var (a, b) = (Run(1), Run(2));
        Steps(a, 2);
        TrainingCheckpoint.Save(path, a.Item1, a.Item2, a.Item3);
        byte[] whole = File.ReadAllBytes(path);
        float[] before = b.Item1.Weight.ToArray<float>();
        for (int length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<TensorFormatException>(() => TrainingCheckpoint.Load(path, b.Item1, b.Item2, b.Item3));
        }
        Assert.Equal(before, b.Item1.Weight.ToArray<float>());
    }

    [Fact]
    public void AnotherModelsRun_IsRefusedAndChangesNothing()
    {
        var a = Run(1);
        TrainingCheckpoint.Save(path, a.Item1, a.Item2, a.Item3);
        var other = new Linear(Model[5], Out[3]);
        float[] before = other.Weight.ToArray<float>();
        Assert.Throws<StateException>(() => TrainingCheckpoint.Load(path, other, new AdamW(other.Parameters()), new(1)));
        Assert.Equal(before, other.Weight.ToArray<float>());
    }

    [Fact]
    public void FailedSave_LeavesTheOldFile()
    {
        var a = Run(1);
        TrainingCheckpoint.Save(path, a.Item1, a.Item2, a.Item3);
        byte[] before = File.ReadAllBytes(path);
        string nowhere = Path.Combine(Path.GetDirectoryName(path)!, "no-such-folder", "x.safetensors");
        Assert.Equal("NT7006", Assert.Throws<TensorFormatException>(() => TrainingCheckpoint.Save(nowhere, a.Item1, a.Item2, a.Item3)).Id.ToString());
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*.tmp"));
    }
}

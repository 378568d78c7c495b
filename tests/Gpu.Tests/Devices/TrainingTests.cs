using NamedTorch.Serialization;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Devices;

/// <summary>A model that moves to a device trains as on the host.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class TrainingTests
{
    public static TheoryData<string> Optimizers => ["adam", "sgd", "momentum", "nesterov"];

    [OpenClTheory]
    [MemberData(nameof(Optimizers))]
    public void Losses_AreTheHosts(string optimizer)
    {
        float[] here = Losses(Device.Cpu, optimizer), there = Losses(OpenClDevice.Device, optimizer);
        Assert.True(here[^1] < here[0], "nothing was learned");
        for (int i = 0; i < here.Length; i++) Assert.InRange(there[i], here[i] - 1e-4f * Math.Abs(here[i]) - 1e-6f, here[i] + 1e-4f * Math.Abs(here[i]) + 1e-6f);
    }

    [OpenClFact]
    public void State_IsSavedAndLoadedWhereverItIs()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            Module there = new Linear(Model, Class).To(OpenClDevice.Device), here = new Linear(Model, Class);
            SafeTensorsFile.Write(file, there.State());
            here.Load(SafeTensorsFile.Read(file));
            foreach (var (name, tensor) in there.State()) Assert.Equal(tensor.ToArray<float>(), here.State()[name].ToArray<float>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    static readonly Axis Model = ("Model", 6), Class = ("Class", 3);

    internal static float[] Losses(Device device, string name, int steps = 40)
    {
        ManualSeed(11);
        var generator = new Generator(3);
        Axis hidden = ("Hidden", 16);
        var model = new Sequential(new Linear(Model, hidden), new Tanh(), new Linear(hidden, Class));
        var x = Randn([("Batch", 24), Model], generator: generator).To(device);
        var targets = RandInt(0, 3, [("Batch", 24)], generator: generator).To(device);
        model.To(device);
        Optimizer optimizer = name switch
        {
            "adam" => new AdamW(model.Parameters(), rate: 0.02),
            "sgd" => new Sgd(model.Parameters(), rate: 0.3),
            _ => new Sgd(model.Parameters(), rate: 0.1, momentum: 0.9, dampening: name == "momentum" ? 0.1 : 0, decay: 0.001, nesterov: name == "nesterov"),
        };
        var losses = new float[steps];
        for (int step = 0; step < losses.Length; step++)
        {
            var loss = F.CrossEntropy(model.Forward(x), targets, "Class");
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            losses[step] = loss.Item<float>();
        }
        return losses;
    }
}

using NamedTorch.GpuCheck.Reporting;
using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>The tutorial's transformer trained on its embedded text, on the device and on the host: the losses must be the same to 1e-3.</summary>
sealed class TrainingRun : Part
{
    const double Tolerance = 1e-3;
    const ulong Seed = 1337;

    internal override string Name => "training";

    private protected override void Run(Subject subject)
    {
        int steps = subject.IsSample ? 3 : 50;
        float[] expected = Losses(Device.Cpu, steps), actual = Losses(subject.Device, steps);
        double worst = expected.Zip(actual, static (a, b) => (double)Math.Abs(a - b)).Max();
        subject.Report.Add(new(Name, $"Shakespeare, loss after {steps} steps", Verdict.Noted, actual[^1], "", $"host {expected[^1]:F6}, from {expected[0]:F4}"));
        subject.Report.Add(new(Name, $"largest difference of {steps} losses", worst <= Tolerance ? Verdict.Green : Verdict.Red, worst, "", $"at most {Tolerance}"));
    }

    static float[] Losses(Device device, int steps)
    {
        ManualSeed(Seed);
        var text = Text.Sample();
        var model = new Gpt(text.Alphabet.Length, context: 64, model: 128, heads: 4, layers: 4);
        model.To(device);
        var optimizer = new AdamW(ParameterGroup.MatricesDecay(model.Parameters(), decay: 0.1), betas: (0.9, 0.99));
        var schedule = new CosineSchedule(peak: 1e-3, floor: 1e-4, warmup: steps / 10, total: steps);
        var loader = new DataLoader<Window>(text.Windows(training: true, 64), Batch[12], Sampling.WithReplacement, new Generator(Seed));
        var losses = new List<Tensor>();
        foreach (var window in loader.Take(steps))
        {
            optimizer.Rate = schedule.At(losses.Count);
            var loss = F.CrossEntropy(model.Forward(window.Tokens.To(device)), window.Next.To(device), over: Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            losses.Add(loss.Detach());
        }
        return [.. losses.Select(static l => l.Item<float>())];
    }
}

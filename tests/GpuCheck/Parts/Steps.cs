using NamedTorch.GpuCheck.Reporting;
using NamedTorch.GpuCheck.Timing;
using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>Training steps of the tutorial's transformer, on the same batch again and again.</summary>
sealed class Steps : Part
{
    const int Vocabulary = 65, Context = 64, Windows = 12;

    internal override string Name => "steps";

    private protected override void Run(Subject subject)
    {
        var model = new Gpt(Vocabulary, Context, model: 128, heads: 4, layers: subject.IsSample ? 1 : 4);
        model.To(subject.Device);
        var optimizer = new AdamW(ParameterGroup.MatricesDecay(model.Parameters(), 0.1), betas: (0.9, 0.99));
        Tensor tokens = RandInt(0, Vocabulary, Batch[Windows], Query[Context]).To(subject.Device), next = RandInt(0, Vocabulary, Batch[Windows], Query[Context]).To(subject.Device);
        double seconds = new Stopclock(subject.Accelerator).Seconds(() =>
        {
            var loss = F.CrossEntropy(model.Forward(tokens), next, over: Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            return null;
        });
        subject.Report.Add(new(Name, "small GPT, eager", Verdict.Noted, seconds * 1e3, "ms", $"{Windows * Context / seconds:F0} tokens/s"));
        subject.Report.Add(new(Name, "small GPT, replayed", Verdict.NotMeasured, Remark: "no step can be captured yet"));
    }
}

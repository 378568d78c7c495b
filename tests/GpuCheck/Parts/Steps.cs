using System.Diagnostics;
using NamedTorch.Gpu;
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

    /// <summary>Milliseconds of the first step: what is compiled, or loaded from the cache of kernels, is in it.</summary>
    internal static double First(Device device)
    {
        long start = Stopwatch.GetTimestamp();
        Step(device, layers: 4)();
        ((GpuBackend)device.Backend).Accelerator.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private protected override void Run(Subject subject)
    {
        int layers = subject.IsSample ? 1 : 4;
        var step = Step(subject.Device, layers);
        void Fused()
        {
            using var fused = subject.Accelerator.Fuse();
            step();
        }

        Time(subject, "small GPT, eager", step);
        Time(subject, "small GPT, fused", Fused);
        Replay(subject, "small GPT, replayed", step);
        Replay(subject, "small GPT, fused, replayed", Fused);
    }

    void Replay(Subject subject, string what, Action step)
    {
        try
        {
            using var captured = subject.Accelerator.Capture(step);
            Time(subject, what, captured.Replay, $"; {captured.Kernels} kernels");
        }
        catch (DeviceException e)
        {
            subject.Report.Add(new(Name, what, Verdict.NotMeasured, Remark: e.Message));
        }
    }

    void Time(Subject subject, string what, Action step, string remark = "")
    {
        double seconds = new Stopclock(subject.Accelerator).Seconds(() =>
        {
            step();
            return null;
        });
        subject.Report.Add(new(Name, what, Verdict.Noted, seconds * 1e3, "ms", $"{Windows * Context / seconds:F0} tokens/s{remark}"));
    }

    static Action Step(Device device, int layers)
    {
        var model = new SmallGpt(Vocabulary, Context, model: 128, heads: 4, layers);
        model.To(device);
        var optimizer = new AdamW(ParameterGroup.MatricesDecay(model.Parameters(), 0.1), betas: (0.9, 0.99));
        Tensor tokens = RandInt(0, Vocabulary, Batch[Windows], Query[Context]).To(device), next = RandInt(0, Vocabulary, Batch[Windows], Query[Context]).To(device);
        return () =>
        {
            var loss = F.CrossEntropy(model.Forward(tokens), next, over: Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
        };
    }
}

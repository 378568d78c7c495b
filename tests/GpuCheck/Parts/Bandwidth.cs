using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Reporting;
using NamedTorch.GpuCheck.Timing;
using static NamedTorch.Torch;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>What is bound by memory, as a share of what a copy reaches: bytes that must be read and written, over the time.</summary>
sealed class Bandwidth : Part
{
    const int Width = 1024;

    static readonly Dim Row = new(), Column = new();

    internal override string Name => "bandwidth";

    /// <summary>Numbers of a tensor that is timed: far more than a cache holds, a sixteenth of the memory at most.</summary>
    internal static long ElementsOf(Subject subject)
    {
        long most = subject.IsSample ? 1L << 18 : subject.Device.Kind == DeviceKind.Cuda ? 1L << 27 : 1L << 24;
        while (most * sizeof(float) > subject.Accelerator.MemoryBytes / 16) most /= 2;
        return most;
    }

    private protected override void Run(Subject subject)
    {
        using var _ = NoGrad();
        var clock = new Stopclock(subject.Accelerator);
        var (device, rows) = (subject.Device, ElementsOf(subject) / Width);
        long bytes = rows * Width * sizeof(float);
        Tensor x = Randn([Row[rows], Column[Width]], generator: new(1), device: device), y = ZerosLike(x), z = x.Clone(), weight = Ones([Column[Width]], DType.Float32, device: device), bias = Zeros([Column[Width]], DType.Float32, device: device);

        double byKernel = 2 * bytes / clock.Seconds(() => Kept(x.Multiply(1f, into: y))), byDriver = 2 * bytes / clock.Seconds(() => Copied(subject.Accelerator, x, y, bytes)), copy = Math.Max(byKernel, byDriver);
        subject.Report.Add(new(Name, $"copy of {bytes >> 20} MiB by a kernel", Verdict.Noted, byKernel / 1e9, "GB/s", "read and written"));
        subject.Report.Add(new(Name, $"copy of {bytes >> 20} MiB by the driver", Verdict.Noted, byDriver / 1e9, "GB/s", "shares below are of the faster one"));
        void Share(string what, int moved, Func<Tensor?> call)
        {
            double rate = (double)moved * bytes / clock.Seconds(call);
            subject.Report.Add(new(Name, what, Verdict.Noted, rate / copy * 100, "% of copy", $"{rate / 1e9:F1} GB/s"));
        }
        Share("sum of two, a + b", 3, () => Kept(x.Add(z, into: y)));
        Share("map of many steps, gelu", 2, () => Kept(x.Gelu(into: y)));
        Share("sum of everything", 1, () => x.Sum());
        Share("softmax of rows", 2, () => x.Softmax(Column));
        Share("layer norm of rows", 2, () => x.LayerNorm([Column], weight, bias));
        var parameter = x.Clone().WithGrad();
        using (EnableGrad()) (parameter * parameter).Sum().Backward();
        var adam = new AdamW([parameter]);
        Share("AdamW of one parameter", 7, () =>
        {
            adam.Step();
            return null;
        });
    }

    // The clock waits for the device before and after: nothing else is queued.
    static Tensor? Copied(Accelerator accelerator, Tensor from, Tensor to, long bytes)
    {
        lock (accelerator.Gate) accelerator.Copy(accelerator.CurrentStream.Handle, ((MemoryBuffer)from.Storage.Memory!).Handle, 0, ((MemoryBuffer)to.Storage.Memory!).Handle, 0, bytes);
        return null;
    }

    // The target of a call is not given back.
    static Tensor? Kept(Tensor _) => null;
}

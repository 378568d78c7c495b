using NamedTorch.GpuCheck.Reporting;
using NamedTorch.GpuCheck.Timing;
using static NamedTorch.Torch;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>Products of square matrices in each dtype that training uses.</summary>
sealed class Products : Part
{
    static readonly Dim Row = new(), Inner = new(), Column = new();

    internal override string Name => "products";

    /// <summary>Rows of the matrices that are timed.</summary>
    internal static int SizeOf(Subject subject) => subject.IsSample ? 128 : subject.Device.Kind == DeviceKind.Cuda ? 8192 : 1024;

    private protected override void Run(Subject subject)
    {
        using var _ = NoGrad();
        var clock = new Stopclock(subject.Accelerator);
        int n = SizeOf(subject);
        foreach (var dtype in new[] { DType.Float32, DType.BFloat16, DType.Float16 })
        {
            Tensor a = Randn([Row[n], Inner[n]], generator: new(1), device: subject.Device).To(dtype), b = Randn([Inner[n], Column[n]], generator: new(2), device: subject.Device).To(dtype);
            double seconds = clock.Seconds(() => a.Matmul(b));
            subject.Report.Add(new(Name, $"{n} x {n} x {n}, {dtype}", Verdict.Noted, 2.0 * n * n * n / seconds / 1e12, "TFLOP/s", $"{seconds * 1e3:F3} ms"));
        }
    }
}

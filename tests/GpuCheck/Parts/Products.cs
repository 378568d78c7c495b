using NamedTorch.GpuCheck.Reporting;
using NamedTorch.GpuCheck.Timing;
using static NamedTorch.Torch;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>Products of square matrices in each dtype that training uses: as a program gets them, and by our kernel where the library of the device's maker is there too.</summary>
sealed class Products : Part
{
    static readonly Dim Row = new(), Inner = new(), Column = new();

    internal override string Name => "products";

    /// <summary>Rows of the matrices that are timed.</summary>
    internal static int SizeOf(Subject subject) => subject.IsSample ? 128 : subject.Device.Kind == DeviceKind.Cuda ? 8192 : 1024;

    private protected override void Run(Subject subject)
    {
        subject.Report.Add(new(Name, "library of the device's maker", subject.Accelerator.Products is null ? Verdict.NotMeasured : Verdict.Noted,
            Remark: subject.Accelerator.Products is { } library ? library.Name : $"cuBLASLt is not used on {subject.Device}: it was not found, or is not for it"));
        foreach (var dtype in (DType[])[DType.Float32, DType.BFloat16, DType.Float16]) Time(subject, dtype, dtype.ToString());
        if (!subject.Accelerator.HasMatrixUnits) return;
        var before = GpuSettings.Float32Products;
        try
        {
            foreach (var allowed in (Float32Product[])[Float32Product.ThreeTf32, Float32Product.Tf32])
            {
                GpuSettings.Float32Products = allowed;
                Time(subject, DType.Float32, $"Float32 by {allowed}");
            }
        }
        finally
        {
            GpuSettings.Float32Products = before;
        }
    }

    void Time(Subject subject, DType dtype, string what)
    {
        using var _ = NoGrad();
        var clock = new Stopclock(subject.Accelerator);
        int n = SizeOf(subject);
        Tensor a = Randn([Row[n], Inner[n]], generator: new(1), device: subject.Device).To(dtype), b = Randn([Inner[n], Column[n]], generator: new(2), device: subject.Device).To(dtype);
        void Report(string by)
        {
            double seconds = clock.Seconds(() => a.Matmul(b));
            subject.Report.Add(new(Name, $"{n} x {n} x {n}, {what}{by}", Verdict.Noted, 2.0 * n * n * n / seconds / 1e12, "TFLOP/s", $"{seconds * 1e3:F3} ms"));
        }
        Report("");
        if (subject.Accelerator.Products is not { } library) return;
        library.IsOn = false;
        try
        {
            Report(", our kernel");
        }
        finally
        {
            library.IsOn = true;
        }
    }
}

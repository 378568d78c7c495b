using NamedTorch.GpuCheck.Operations;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>Matrix products of small whole numbers, exact whatever multiplies them: every layout, every dtype, with and without matrix units for float32.</summary>
sealed class Matrices : Part
{
    internal override string Name => "matrices";

    private protected override void Run(Subject subject)
    {
        var cases = subject.IsSample ? MatrixCase.All.Take(4) : MatrixCase.All.Append(MatrixCase.Large);
        foreach (var dtype in (DType[])[DType.Float32, DType.Float64, DType.Float16, DType.BFloat16]) Compare(subject, cases, dtype, dtype.ToString());
        if (!subject.Accelerator.HasMatrixUnits)
        {
            subject.Report.Add(new(Name, "float32 by matrix units", Verdict.NotMeasured, Remark: $"{subject.Device} has none that kernels use"));
            return;
        }
        var before = GpuSettings.Float32Products;
        try
        {
            foreach (var allowed in (Float32Product[])[Float32Product.ThreeTf32, Float32Product.Tf32])
            {
                GpuSettings.Float32Products = allowed;
                Compare(subject, cases, DType.Float32, $"Float32 by {allowed}");
            }
        }
        finally
        {
            GpuSettings.Float32Products = before;
        }
    }

    void Compare(Subject subject, IEnumerable<MatrixCase> cases, DType dtype, string what)
    {
        if (dtype == DType.Float64 && !subject.Accelerator.HasDouble)
        {
            subject.Report.Add(new(Name, what, Verdict.NotMeasured, Remark: "the device has no double precision"));
            return;
        }
        MatrixCase[] all = [.. cases];
        string[] wrong = [.. all.Where(one => !one.Run(Device.Cpu, dtype).AsSpan().SequenceEqual(one.Run(subject.Device, dtype))).Select(static one => one.Name)];
        subject.Report.Add(new(Name, what, wrong.Length == 0 ? Verdict.Green : Verdict.Red, all.Length - wrong.Length, $"of {all.Length} products", string.Join(", ", wrong)));
    }
}

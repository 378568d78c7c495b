using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Formulas;

/// <summary>Functions whose steps are repeated until they converge: on devices as on the host, at their poles, ends and far out too.</summary>
public sealed class RepeatedStepTests
{
    static readonly double[] Numbers = [0, 0.01, 0.3, 0.5, 1, 1.7, 2, 3, 4.25, 7, 12, 30, 101.5, 900, double.PositiveInfinity, double.NaN, -0.5, -1, -2.3, -7.75, -20.125, -3.0001, -5000.25];

    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Functions = new()
    {
        ["igamma"] = static (x, y) => x.Igamma(y),
        ["igammac"] = static (x, y) => x.Igammac(y),
        ["zeta"] = static (x, y) => x.Zeta(y),
        ["polygamma"] = static (x, y) => x.Polygamma(y),
    };

    [OpenClTheory]
    [InlineData("igamma")]
    [InlineData("igammac")]
    [InlineData("zeta")]
    [InlineData("polygamma")]
    public void OnOpenCl_ValuesAreTheHosts(string function) => Check(OpenClDevice.Device, function, Numbers);

    [Theory]
    [InlineData("igamma")]
    [InlineData("igammac")]
    [InlineData("zeta")]
    [InlineData("polygamma")]
    public void OnThePtxMachine_ValuesAreTheHosts(string function) => Check(PtxDevice.Device, function, [0, 0.3, 1, 2, 4.25, 30, double.PositiveInfinity, double.NaN, -1, -2.3]);

    static void Check(Device device, string function, double[] numbers)
    {
        foreach (var dtype in (DType[])[DType.Float64, DType.Float32])
        {
            Tensor x = Tensor.From(numbers, ("X", numbers.Length)).To(dtype), y = Tensor.From(numbers, ("Y", numbers.Length)).To(dtype);
            double[] Run(Device on)
            {
                var left = x.To(on).AlignTo("X", "Y");
                return Functions[function](left, y.To(on)).To(Device.Cpu).To(DType.Float64).ToArray<double>();
            }
            double[] here = Run(Device.Cpu), there = Run(device);
            double error = dtype == DType.Float64 ? 1e-11 : 1e-6;
            for (int i = 0; i < here.Length; i++)
                Assert.True(here[i].Equals(there[i]) || Math.Abs(here[i] - there[i]) <= error * Math.Abs(here[i]) + 1e-300,
                    $"{function} of {dtype}, {numbers[i / numbers.Length]} and {numbers[i % numbers.Length]}: {here[i]:R} became {there[i]:R}");
        }
    }
}

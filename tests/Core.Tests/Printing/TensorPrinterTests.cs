using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NamedTorch.Printing;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Printing;

public class TensorPrinterTests
{
    static readonly Dictionary<string, JsonNode> Cases = Recording.Read("printing.json").AsArray().ToDictionary(c => (string)c!["name"]!, c => c!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void UnnamedTensor_PrintedAsByPyTorch(string name)
    {
        var c = Cases[name];
        // Our dtype has a shorter text, so it may still fit where PyTorch's begins a new line.
        Assert.Equal(WithoutDType((string)c["text"]!), WithoutDType(TensorPrinter.Print(Tensor(c), Options(c["options"]!))));
    }

    [Fact]
    public void DTypeThatDoesNotFit_BeginsANewLine()
    {
        var x = FromValues([0.25, 0.5, 0.75]);
        Assert.Equal("tensor([0.2500, 0.5000, 0.7500], dtype=float64)", TensorPrinter.Print(x, new(LineWidth: 47)));
        Assert.Equal("tensor([0.2500, 0.5000, 0.7500],\n       dtype=float64)", TensorPrinter.Print(x, new(LineWidth: 40)));
    }

    [Fact]
    public void ForeignCulture_ChangesNothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("tensor([-1.5000,  2.0000])", FromValues([-1.5f, 2f]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NamedTensor_ShowsDims()
    {
        Assert.Equal("tensor([[0., 0., 0.],\n        [0., 0., 0.]], dims=(Batch 2, Model 3))", Zeros(("Batch", 2), ("Model", 3)).ToString());
        Assert.Equal("tensor([[0., 0., 0.]], dims=(A 1, ? 3))", Zeros(("A", 1), 3).ToString());
        Assert.Equal("tensor([], dims=(A 0, B 3))", Zeros(("A", 0), ("B", 3)).ToString());
        Assert.Equal("tensor([1, 2], dims=(A 2), dtype=int32)", FromValues([1, 2], "A").ToString());
    }

    [Fact]
    public void TensorOnTheTape_SaysSo()
    {
        var x = Ones([2], DType.Float32, requiresGrad: true);
        Assert.Equal("tensor([1., 1.], requiresGrad=true)", x.ToString());
        Assert.Equal("tensor([2., 2.], madeBy=Multiply)", (x * 2).ToString());
    }

    [Fact]
    public void View_PrintsItsOwnElements()
    {
        var x = FromValues([[1f, 2f], [3f, 4f]]);
        Assert.Equal("tensor([[1., 3.],\n        [2., 4.]])", x.View(x.Type, [1, 2], 0).ToString());
    }

    static string WithoutDType(string text) => Regex.Replace(text, @",\s+dtype=(torch\.)?", ", dtype=");

    static PrintOptions Options(JsonNode o) => new(
        (int?)o["precision"] ?? 4, (int?)o["threshold"] ?? 1000, (int?)o["edgeitems"] ?? 3, (int?)o["linewidth"] ?? 80, (bool?)o["sci_mode"]);

    static Tensor Tensor(JsonNode c)
    {
        double[] values = [.. c["values"]!.AsArray().Select(v => v!.GetValueKind() == System.Text.Json.JsonValueKind.String ? Special((string)v!) : (double)v!)];
        Axis[] axes = [.. c["shape"]!.AsArray().Select(s => (Axis)(long)s!)];
        var type = TensorType.Of(axes);
        return NamedTorch.Tensor.Over(Core.Storage.Of(values), DType.Float64, type, type.ContiguousStrides, 0).To(Recording.DTypeOf((string)c["dtype"]!));
    }

    static double Special(string text) => text switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity };
}

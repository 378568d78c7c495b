using System.Text.Json;

namespace NamedTorch.Tests;

/// <summary>Twelve steps of every recorded run of PyTorch, parameter by parameter, in float64.</summary>
public sealed class GoldenTests
{
    static readonly Dim Sample = new("Sample"), In = new("In"), Out = new("Out");

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Recorded().GetArrayLength())];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_FollowsPyTorchStepByStep(int index)
    {
        var run = Recorded()[index];
        Tensor w = Read(run.GetProperty("w"), In[3], Out[2]).WithGrad(), b = Read(run.GetProperty("b"), Out[2]).WithGrad();
        Tensor x = Read(run.GetProperty("x"), Sample[4], In[3]), y = Read(run.GetProperty("y"), Sample[4], Out[2]);
        var optimizer = Make(run.GetProperty("optimizer").GetString()!, run.GetProperty("options"), [w, b]);
        foreach (var step in run.GetProperty("steps").EnumerateArray())
        {
            var loss = (1 + (x.Dot(w, In) + b - y).Square()).Sqrt().Sum() / 8;
            Assert.Equal(step.GetProperty("loss_before").GetDouble(), loss.Item<double>(), tolerance: 2e-8);
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
            Close(step.GetProperty("w"), w);
            Close(step.GetProperty("b"), b);
        }
    }

    static Optimizer Make(string name, JsonElement o, Tensor[] parameters)
    {
        double Option(string key, double or) => o.TryGetProperty(key, out var v) ? v.GetDouble() : or;
        (double, double)? betas = o.TryGetProperty("betas", out var pair) ? (pair[0].GetDouble(), pair[1].GetDouble()) : null;
        return name switch
        {
            "SGD" => new Sgd(parameters, Option("lr", 0), Option("momentum", 0), Option("dampening", 0), o.TryGetProperty("nesterov", out var n) && n.GetBoolean(), Option("weight_decay", 0)),
            "Adam" => new Adam(parameters, Option("lr", 0), betas, Option("eps", 1e-8), Option("weight_decay", 0)),
            "AdamW" => new AdamW(parameters, Option("lr", 0), betas, Option("eps", 1e-8), Option("weight_decay", 0.01)),
            _ => throw new NotSupportedException(name),
        };
    }

    static Tensor Read(JsonElement e, params Axis[] axes) =>
        Tensor.From(e.GetProperty("tensor").GetProperty("values").EnumerateArray().Select(static v => v.GetDouble()).ToArray(), axes);

    static void Close(JsonElement expected, Tensor actual)
    {
        double[] values = actual.ToArray<double>();
        int i = 0;
        foreach (var v in expected.EnumerateArray()) Assert.Equal(v.GetDouble(), values[i++], tolerance: 2e-8);
    }

    static JsonElement Recorded()
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream("optimizers.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}

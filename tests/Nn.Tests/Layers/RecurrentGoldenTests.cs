using System.Text.Json;

namespace NamedTorch.Tests.Layers;

/// <summary>PyTorch's nn.LSTM and nn.GRU of the same weights: outputs, last states, all gradients. Recorded by tests/Golden/recurrent.py.</summary>
public sealed class RecurrentGoldenTests
{
    static readonly Dim Time = new("Time"), Batch = new("Batch"), Model = new("Model"), Hidden = new("Hidden"), Gate = new("Gate");

    public static TheoryData<string, int> Cases => new() { { "Lstm", 0 }, { "Lstm", 1 }, { "Lstm", 2 }, { "Lstm", 3 }, { "Gru", 0 }, { "Gru", 1 }, { "Gru", 2 }, { "Gru", 3 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void RecordedModule_GivesRecordedResultsAndGradients(string module, int number) => Check(module, number, static x => x);

    [Theory]
    [MemberData(nameof(Cases))]
    public void BatchFirst_GivesTheSame(string module, int number) => Check(module, number, static x => x.Permute(Batch, Time, Model).Contiguous());

    static void Check(string module, int number, Func<Tensor, Tensor> layout)
    {
        using var text = typeof(RecurrentGoldenTests).Assembly.GetManifestResourceStream($"{module}.json")!;
        using var document = JsonDocument.Parse(text);
        var golden = document.RootElement.GetProperty("cases")[number];
        bool bias = golden.GetProperty("bias").GetBoolean();
        Module made = module == "Lstm" ? new Lstm(Model[4], Hidden[6], Time, bias) : new Gru(Model[4], Hidden[6], Time, bias);
        int gates = module == "Lstm" ? 4 : 3;
        var parameters = golden.GetProperty("parameters");
        Dictionary<string, string> names = new() { ["inputWeight"] = "weight_ih_l0", ["hiddenWeight"] = "weight_hh_l0", ["inputBias"] = "bias_ih_l0", ["hiddenBias"] = "bias_hh_l0" };
        made.Load(made.State().ToDictionary(static p => p.Key, p => Read(parameters.GetProperty(names[p.Key]), p.Value.Type)));

        var x = layout(Read(golden.GetProperty("x"), TensorType.Of(Time[5], Batch[3], Model[4]))).Clone().WithGrad();
        var state = TensorType.Of(Batch[3], Hidden[6]);
        Tensor[] states = [.. golden.GetProperty("states").EnumerateArray().Select(s => Read(s, state).WithGrad())];
        Tensor[] results = Results(made, x, states);
        var expected = golden.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, results.Length);
        Tensor? loss = null;
        for (int i = 0; i < results.Length; i++)
        {
            var y = i == 0 ? results[i].Permute(Time, Batch, Hidden) : results[i];
            Near(expected[i], y, $"result {i}");
            float[] c = [.. Enumerable.Range(0, (int)y.ElementCount).Select(static j => ((7 * j + 5) % 11 - 5) / 4f)];
            var term = (y * Tensor.From(c).Reshape([.. Axes(y)])).Sum();
            loss = loss is null ? term : loss + term;
        }
        loss!.Backward();
        var gradients = golden.GetProperty("gradients");
        Near(gradients.GetProperty("x"), x.Grad!.Permute(Time, Batch, Model), "x");
        for (int i = 0; i < states.Length; i++) Near(gradients.GetProperty("states")[i], states[i].Grad!, $"state {i}");
        foreach (var (name, parameter) in made.NamedParameters())
        {
            Assert.Same(parameter.Dims, parameter.Grad!.Dims);
            Assert.Equal(gates, parameter.Size(Gate));
            Near(gradients.GetProperty("parameters").GetProperty(names[name]), parameter.Grad, name);
        }
    }

    static Tensor[] Results(Module module, Tensor x, Tensor[] states)
    {
        if (module is Gru gru)
        {
            var y = gru.Forward(x, states.ElementAtOrDefault(0));
            return [y.Output, y.Hidden];
        }
        var z = ((Lstm)module).Forward(x, states.ElementAtOrDefault(0), states.ElementAtOrDefault(1));
        return [z.Output, z.Hidden, z.Cell];
    }

    static IEnumerable<Axis> Axes(Tensor x) => Enumerable.Range(0, x.Rank).Select(d => new Axis(x.Dims.NameAt(d)!, x.Sizes[d]));

    static Tensor Read(JsonElement recorded, TensorType type) =>
        Tensor.From(Values(recorded)).Reshape([.. Enumerable.Range(0, type.Rank).Select(d => new Axis(type.Dims.NameAt(d)!, type.Sizes[d]))]);

    static float[] Values(JsonElement recorded) => [.. recorded.GetProperty("values").EnumerateArray().Select(static v => v.GetSingle())];

    static void Near(JsonElement recorded, Tensor actual, string what)
    {
        float[] expected = Values(recorded), got = actual.Contiguous().ToArray<float>();
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < got.Length; i++)
            Assert.True(Math.Abs(got[i] - expected[i]) <= 2e-6f + 5e-6f * Math.Abs(expected[i]), $"{what}, element {i}: {got[i]} instead of {expected[i]}");
    }
}

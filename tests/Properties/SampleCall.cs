using NamedTorch.Core;

namespace NamedTorch.Properties;

/// <summary>One sample of one operation, found by reflection: an operation born today is covered today.</summary>
public sealed record SampleCall(string Operation, int Number)
{
    internal Sample Sample => All[Operation][Number];

    static readonly Dictionary<string, Sample[]> All = typeof(Torch).Assembly.GetExportedTypes()
        .Where(static t => t.IsValueType && typeof(IOperation).IsAssignableFrom(t) && t.GetProperty("Samples") is not null)
        .ToDictionary(static t => t.Name, static t => ((IEnumerable<Sample>)t.GetProperty("Samples")!.GetValue(null)!).ToArray());

    internal static IEnumerable<SampleCall> Calls => All.SelectMany(static o => o.Value.Select((_, i) => new SampleCall(o.Key, i)));

    /// <summary>Fresh inputs, the same every time.</summary>
    internal Tensor[] Inputs(bool requireGradients = false) => [.. Sample.Inputs.Select((input, n) =>
    {
        var generator = new Random(n + 1);
        var type = TensorType.Of(input.Axes);
        double[] values = [.. Enumerable.Range(0, (int)type.ElementCount).Select(_ => input.Low + (input.High - input.Low) * generator.NextDouble())];
        if (!input.DType.IsFloating) values = [.. values.Select(Math.Floor)];
        var x = Tensor.From(values, input.Axes.Length == 0 ? [1] : input.Axes).To(input.DType);
        if (input.Axes.Length == 0) x = x.Reshape();
        return requireGradients && input.DType.IsFloating ? x.WithGrad() : x;
    })];

    public override string ToString() => $"{Operation} ({Sample.Name})";
}

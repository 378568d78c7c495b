using NamedTorch.Core;

namespace NamedTorch.Properties;

/// <summary>By name, the order of an input's dims means nothing: the same values under the same names, or a refusal that says why.</summary>
/// <remarks>An operation that refuses every order but its samples' own shows nothing of this law, and fails it, unless it is one that goes by place.</remarks>
public sealed class PermuteLaws
{
    public static TheoryData<string> Operations => [.. SampleCall.Calls.Select(static c => c.Operation).Distinct()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void OrderOfNamedDims_ChangesNoValue(string operation)
    {
        int tried = 0, went = 0;
        Exception? refusal = null;
        foreach (var call in SampleCall.Calls.Where(c => c.Operation == operation && c.Sample.Positional is null && !SlidesByPlace(c)))
        {
            var y = call.Sample.Run(call.Inputs());
            if (!IsNamed(y)) continue;
            foreach (var (inputs, what) in Reordered(call))
            {
                tried++;
                try
                {
                    Same(y, call.Sample.Run(inputs), $"{call}, {what}");
                    went++;
                }
                catch (Exception e) when (e is TensorTypeException or ArgumentException)
                {
                    refusal = e;
                }
            }
        }
        if (tried == 0 || ByPlace.ContainsKey(operation)) return;
        Assert.True(went > 0, $"all {tried} orders are refused: {refusal?.Message}");
    }

    static void Same(Tensor y, Tensor z, string what)
    {
        Assert.Equal(y.Dims.Select(static d => d.Name).Order(), z.Dims.Select(static d => d.Name).Order());
        double[] a = Values(y), b = Values(z.AlignTo([.. y.Dims.Select(static d => (DimRef)d.Name!)]));
        for (int i = 0; i < a.Length; i++) Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= 1e-5 * (1 + Math.Abs(a[i])), $"{what}, element {i}: {a[i]} and {b[i]}");
    }

    static double[] Values(Tensor x) => x.Detach().To(DType.Float64).ToArray<double>();

    static bool IsNamed(Tensor x) => x.Dims.All(static d => d.Name is not null);

    /// <summary>Every other order of one input's dims, then all inputs' dims by one order of all their names, which operands that meet by place need.</summary>
    static IEnumerable<(Tensor[] Inputs, string What)> Reordered(SampleCall call)
    {
        int count = FirstOnly.ContainsKey(call.Operation) ? 1 : call.Sample.Inputs.Length;
        for (int n = 0; n < count; n++)
        {
            var x = call.Inputs()[n];
            if (!CanReorder(x) || x.Rank > 5) continue;
            foreach (int[] order in Permutations([.. Enumerable.Range(0, x.Rank)]).Skip(1).Take(23))
            {
                var inputs = call.Inputs();
                inputs[n] = inputs[n].Permute([.. order.Select(static d => (DimRef)d)]);
                yield return (inputs, $"input {n} as {inputs[n].Dims}");
            }
        }
        if (count < 2) yield break;
        string[] names = [.. call.Inputs().SelectMany(static x => x.Dims).Select(static d => d.Name).OfType<string>().Distinct()];
        var random = new Random(1);
        for (int i = 0; i < 8; i++)
        {
            string[] order = i == 0 ? [.. names.Reverse()] : [.. names.OrderBy(_ => random.Next())];
            yield return ([.. call.Inputs().Select(x => CanReorder(x) ? x.Permute([.. x.Dims.Select(static d => d.Name!).OrderBy(d => Array.IndexOf(order, d)).Select(static d => (DimRef)d)]) : x)],
                $"all in the order {string.Join(", ", order)}");
        }
    }

    static bool CanReorder(Tensor x) => x.Rank >= 2 && IsNamed(x);

    static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));

    // Convolutions and pools called without over: slide along the last dims, as in PyTorch; called by name they are held to the law.
    static bool SlidesByPlace(SampleCall call) =>
        (call.Operation.StartsWith("Conv", StringComparison.Ordinal) || call.Operation.Contains("Pool", StringComparison.Ordinal) || call.Operation.StartsWith("MaxUnpool", StringComparison.Ordinal))
        && !call.Sample.Name.Contains("name", StringComparison.Ordinal);

    // Operation, and why only its first operand comes in other orders.
    static readonly Dictionary<string, string> FirstOnly = new()
    {
        ["Conv2d"] = ByOrder,
        ["Conv3d"] = ByOrder,
        ["ConvTranspose2d"] = ByOrder,
        ["ConvTranspose3d"] = ByOrder,
    };

    const string ByOrder = "the kernel's dims answer to the dims slid over by their order";

    // Operation, and why every other order of its operands is refused.
    static readonly Dictionary<string, string> ByPlace = new()
    {
        ["Col2Im"] = "the last two dims are the places of a window and the windows, as in PyTorch's fold",
    };
}

using NamedTorch.Core;

namespace NamedTorch.Properties;

/// <summary>What holds for every operation, whatever it computes.</summary>
public sealed class OperationLaws
{
    public static TheoryData<SampleCall> Calls => [.. SampleCall.Calls];

    static double[] Values(Tensor x) => x.Detach().To(DType.Float64).ToArray<double>();

    // Zero strides apart, the same elements in another order in memory: every dim reversed.
    static Tensor Scattered(Tensor x)
    {
        if (x.Rank < 2) return x;
        DimRef[] back = [.. Enumerable.Range(0, x.Rank).Reverse().Select(static d => (DimRef)d)];
        return x.Permute(back).Contiguous().Permute(back);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Gradient_HasItsOperandsNamesSizesAndDType(SampleCall call)
    {
        var inputs = call.Inputs(requireGradients: true);
        var y = call.Sample.Run(inputs);
        if (!y.RequiresGrad) return;
        y.Backward(Torch.OnesLike(y));
        foreach (var x in inputs)
            if (x.Grad is { } g)
            {
                Assert.Same(x.Dims, g.Dims);
                Assert.Equal(x.Type, g.Type);
                Assert.Equal(x.DType, g.DType);
            }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void LayoutInMemory_DoesNotMatter(SampleCall call)
    {
        if (UnorderedOrStrided.Contains(call.Operation)) return;
        var (y, z) = (call.Sample.Run(call.Inputs()), call.Sample.Run([.. call.Inputs().Select(Scattered)]));
        Assert.Equal(y.Type, z.Type);
        double[] a = Values(y), b = Values(z);
        for (int i = 0; i < a.Length; i++) Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= 1e-5 * (1 + Math.Abs(a[i])), $"element {i}: {a[i]} and {b[i]}");
    }

    // What reads memory as it lies, and refuses or shows another layout by its nature.
    static readonly HashSet<string> UnorderedOrStrided = ["AsStrided", "AsStridedScatter", "Empty", "View"];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Inputs_AreNotWritten(SampleCall call)
    {
        var inputs = call.Inputs();
        double[][] before = [.. inputs.Select(Values)];
        call.Sample.Run(inputs);
        for (int n = 0; n < inputs.Length; n++) Assert.Equal(before[n], Values(inputs[n]));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Result_IsAViewOrApartFromItsInputs(SampleCall call)
    {
        var inputs = call.Inputs();
        var y = call.Sample.Run(inputs);
        if (inputs.Any(x => x.Storage == y.Storage) || Core.Strides.MayOverlap(y.Sizes, y.Strides)) return;
        double[][] before = [.. inputs.Select(Values)];
        y.FillZeros();
        for (int n = 0; n < inputs.Length; n++) Assert.Equal(before[n], Values(inputs[n]));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Threads_DoNotChangeABit(SampleCall call)
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = 1;
            double[] one = Values(call.Sample.Run(call.Inputs()));
            Threads.Count = 3;
            Assert.Equal(one, Values(call.Sample.Run(call.Inputs())));
        }
        finally
        {
            Threads.Count = before;
        }
    }
}

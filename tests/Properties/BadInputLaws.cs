namespace NamedTorch.Properties;

/// <summary>Whatever is passed, an operation works or says what is wrong: a typed error, the inputs untouched, the process alive.</summary>
public sealed class BadInputLaws
{
    public static TheoryData<SampleCall> Calls => [.. SampleCall.Calls.Where(static c => c.Sample.Inputs.Length > 0)];

    // Their samples take a piece out of the list that comes back, which has none of a dim without elements.
    static readonly HashSet<string> PickAPiece = ["Split", "Unbind"];

    static IEnumerable<(string What, Tensor Input)> Instead(Tensor x)
    {
        yield return ("bool", x.To(DType.Bool));
        yield return ("int64", x.To(DType.Int64));
        yield return ("float16", x.To(DType.Float16));
        yield return ("float64", x.To(DType.Float64));
        yield return ("rank 0", Torch.Full([], 1f));
        yield return ("no elements", Torch.Zeros([.. Enumerable.Range(0, x.Rank).Select(d => new Axis(Name(x, d), 0))]));
        yield return ("one more", Torch.Zeros([.. Enumerable.Range(0, x.Rank).Select(d => new Axis(Name(x, d), x.Sizes[d] + 1))]));
        yield return ("other names", Torch.Zeros([.. Enumerable.Range(0, x.Rank).Select(d => new Axis("Other" + d, x.Sizes[d]))]));
        yield return ("rank 5", Torch.Zeros(new Dim("P")[1], new Dim("Q")[2], new Dim("R")[1], new Dim("S")[2], new Dim("T")[1]));
    }

    static Dim? Name(Tensor x, int d) => x.Dims.NameAt(d) is { } name ? Plain(name) : null;

    static Dim Plain(string name) => name.EndsWith('*') ? Plain(name[..^1]).Star : new Dim(name);

    [Theory]
    [MemberData(nameof(Calls))]
    public void WrongInput_WorksOrSaysWhy(SampleCall call)
    {
        for (int n = 0; n < call.Sample.Inputs.Length; n++)
            foreach (var (what, wrong) in Instead(call.Inputs()[n]))
            {
                if (what == "no elements" && PickAPiece.Contains(call.Operation)) continue;
                var inputs = call.Inputs();
                inputs[n] = wrong;
                float[][] before = [.. inputs.Select(static x => x.To(DType.Float32).ToArray<float>())];
                try
                {
                    call.Sample.Run(inputs).To(DType.Float64).ToArray<double>();
                }
                catch (Exception e) when (e is TensorTypeException or ArgumentException)
                {
                    Assert.NotEqual("", e.Message);
                }
                catch (Exception e) when (e is not Xunit.Sdk.XunitException)
                {
                    Assert.Fail($"input {n}, {what}: {e.GetType().Name} {e.Message}\n{e.StackTrace}");
                }
                for (int i = 0; i < inputs.Length; i++) Assert.Equal(before[i], inputs[i].To(DType.Float32).ToArray<float>());
            }
    }
}

namespace NamedTorch.Analyzers.Fixes.Tests.Sources;

public sealed class ContractFixTests
{
    [Fact]
    public async Task ArgumentInAnotherOrder_IsAlignedToTheContract() => Assert.Equal(
        """static Tensor F([Dims("Batch", "Model")] Tensor x) => x; static Tensor G([Dims("Model Batch")] Tensor y) => F(y.AlignTo(Batch, Model));""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch", "Model")] Tensor x) => x; static Tensor G([Dims("Model Batch")] Tensor y) => F(y);"""));

    [Fact]
    public async Task ResultUnderAnotherName_IsRenamed() => Assert.Equal(
        """[return: Dims("Batch Key")] static Tensor F([Dims("Batch Query")] Tensor x) => x.Rename(Query, Key);""",
        await Workshop.Fixed("""[return: Dims("Batch Key")] static Tensor F([Dims("Batch Query")] Tensor x) => x;""", "Rename"));

    [Fact]
    public async Task Override_TakesTheInheritedContract() => Assert.Equal(
        """abstract class B { public abstract Tensor Run([Dims("Batch ..")] Tensor x); } class E : B { public override Tensor Run([Dims("Batch ..")] Tensor x) => x; }""",
        await Workshop.Fixed("""abstract class B { public abstract Tensor Run([Dims("Batch ..")] Tensor x); } class E : B { public override Tensor Run([Dims("Time ..")] Tensor x) => x; }""", "InheritedContract"));

    [Fact]
    public async Task PublicMethod_DeclaresWhatIsInferred() => Assert.Equal(
        """
        /// <summary>Doc.</summary>
            [return: Dims("Batch", "Model")]
            public static Tensor F() => Zeros(Batch[2], Model[3]);
        """,
        (await Workshop.Fixed("""
        /// <summary>Doc.</summary>
            public static Tensor F() => Zeros(Batch[2], Model[3]);
        """, "InferredContract")).ReplaceLineEndings("\n").TrimStart());

    [Fact]
    public async Task LocalDim_SaysItsName() => Assert.Equal(
        """static Tensor F() { Dim time = new("time"); return Zeros(time[3]); }""",
        await Workshop.Fixed("""static Tensor F() { Dim time = new(); return Zeros(time[3]); }"""));

    [Fact]
    public async Task Position_BecomesItsName() => Assert.Equal(
        """static Tensor F([Dims("Batch Model")] Tensor x) => x.Softmax(Model);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Model")] Tensor x) => x.Softmax(-1);"""));

    [Fact]
    public async Task BareSqueeze_NamesItsDim() => Assert.Equal(
        """static Tensor F([Dims("Batch Model=1")] Tensor x) => x.Squeeze(Model);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Model=1")] Tensor x) => x.Squeeze();"""));

    [Fact]
    public async Task UnnamedVector_IsNamedAfterWhatFits() => Assert.Equal(
        ["'mean' is 'Batch'", "'mean' is 'Model'"],
        await Workshop.Titles("""static Tensor F([Dims("Batch=3 Query=5 Model=3")] Tensor x, [Dims("?=3")] Tensor mean) => x - mean;"""));

    [Fact]
    public async Task RedundantAlign_Goes() => Assert.Equal(
        """static Tensor F([Dims("Batch Model")] Tensor x) => x;""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Model")] Tensor x) => x.AlignTo(Batch, Model);"""));
}

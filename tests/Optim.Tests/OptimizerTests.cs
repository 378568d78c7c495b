namespace NamedTorch.Tests;

public sealed class OptimizerTests
{
    static readonly Dim Model = new("Model"), Out = new("Out");

    static Tensor Parameter(int size, ulong seed) => Torch.Randn([Model[size]], generator: new(seed)).WithGrad();

    static void Step(Optimizer optimizer, Tensor p)
    {
        optimizer.ZeroGrad();
        (p * p * p).Sum().Backward();
        optimizer.Step();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(5000)]
    public void FusedAdam_EqualsTheReferenceInFloat64(int size)
    {
        var p = Parameter(size, 1);
        var q = p.Detach().To(DType.Float64).WithGrad();
        AdamW a = new([p], 0.01, decay: 0.1), b = new([q], 0.01, decay: 0.1);
        for (int i = 0; i < 5; i++)
        {
            Step(a, p);
            Step(b, q);
        }
        Assert.True(p.Detach().To(DType.Float64).AllClose(q.Detach(), atol: 1e-5));
    }

    [Fact]
    public void State_ContinuesExactly()
    {
        Tensor p = Parameter(100, 1), q = Parameter(100, 2);
        AdamW a = new([p], 0.01), b = new([q], 0.01);
        for (int i = 0; i < 3; i++) Step(a, p);
        using (Torch.NoGrad()) q.CopyFrom(p);
        b.Load(a.State());
        for (int i = 0; i < 3; i++)
        {
            Step(a, p);
            Step(b, q);
        }
        Assert.Equal(p.ToArray<float>(), q.ToArray<float>());
    }

    [Fact]
    public void Load_OfAnotherModelsState_ChangesNothing()
    {
        Tensor p = Parameter(100, 1), q = Parameter(50, 2);
        AdamW a = new([p], 0.01), b = new([q], 0.01);
        Step(a, p);
        Step(b, q);
        var before = b.State().ToDictionary(static s => s.Key, static s => s.Value.To(DType.Float64).ToArray<double>());
        Assert.Throws<StateException>(() => b.Load(a.State()));
        foreach (var (name, tensor) in b.State()) Assert.Equal(before[name], tensor.To(DType.Float64).ToArray<double>());
    }

    [Fact]
    public void ParameterWithoutAGradient_Stays()
    {
        Tensor p = Parameter(3, 1), q = Parameter(3, 2);
        float[] before = q.ToArray<float>();
        var optimizer = new Adam([p, q]);
        (p * p).Sum().Backward();
        optimizer.Step();
        Assert.Equal(before, q.ToArray<float>());
    }

    [Fact]
    public void ParameterTwiceOrWithoutGradient_IsRefused()
    {
        var p = Parameter(3, 1);
        Assert.Throws<ArgumentException>(() => new Adam([p, p]));
        Assert.Throws<AutogradException>(() => new Adam([Torch.Ones(Model[2])]));
    }

    [Fact]
    public void ClipGradNorm_ScalesTheJointNorm()
    {
        var layer = new Linear(Model[30], Out[20]);
        (layer.Forward(Torch.Randn(Model[30])) * 100).Square().Sum().Backward();
        Assert.True(layer.ClipGradNorm(1).Item<float>() > 1);
        Assert.Equal(1, Math.Sqrt(layer.Parameters().Sum(static p => (double)p.Grad!.Square().Sum().Item<float>())), 4);
        Assert.Equal(1, layer.ClipGradNorm(10).Item<float>(), 4);
    }

    [Fact]
    public void ClippingOfOtherDTypes_IsTheSame()
    {
        Tensor wide = Torch.Ones([3], DType.Float64).WithGrad(), half = Torch.Ones([4], DType.Float16).WithGrad();
        (wide.Grad, half.Grad) = (Tensor.From([2.0, 0, 0], 3), Torch.Full([4], 2f, DType.Float16));
        Assert.Equal(Math.Sqrt(20), GradientClipping.ClipNorm([wide, half], 1).Item<double>(), 12);
        Assert.Equal(2 / (Math.Sqrt(20) + 1e-6), wide.Grad[0].Item<double>(), 12);
        Assert.Equal(DType.Float16, half.Grad.DType);
        Assert.Equal(2 / Math.Sqrt(20), (double)half.Grad[3].Item<Half>(), 3);
    }

    [Fact]
    public void ClippingOfNothing_IsZero() => Assert.Equal(0, GradientClipping.ClipNorm([Torch.Ones(3).WithGrad()], 1).Item<float>());

    [Fact]
    public void NormThatIsNoNumber_LeavesGradients()
    {
        var p = Torch.Ones(2).WithGrad();
        p.Grad = Tensor.From([float.NaN, 3], 2);
        Assert.Equal(float.NaN, GradientClipping.ClipNorm([p], 1).Item<float>());
        Assert.Equal(3, p.Grad[1].Item<float>());
    }

    [Fact]
    public void MatricesDecay_LeavesVectorsAlone()
    {
        var groups = ParameterGroup.MatricesDecay(new Linear(Model[3], Out[2]).Parameters(), 0.1);
        Assert.Equal([2], groups[0].Parameters.Select(static p => p.Rank));
        Assert.Equal([1], groups[1].Parameters.Select(static p => p.Rank));
        Assert.Equal((0.1, 0), (groups[0].Decay, groups[1].Decay));
    }

    [Fact]
    public void CosineSchedule_WarmsUpAndFallsToTheFloor()
    {
        var schedule = new CosineSchedule(peak: 1, floor: 0.1, warmup: 10, total: 110);
        Assert.Equal(1 / 11.0, schedule.At(0), 12);
        Assert.Equal(1, schedule.At(10), 12);
        Assert.Equal(0.55, schedule.At(60), 12);
        Assert.Equal(0.1, schedule.At(110), 12);
        Assert.Equal(0.1, schedule.At(1000), 12);
    }
}

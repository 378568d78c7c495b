namespace NamedTorch.Tests.Modules;

public sealed class ModuleStateTests
{
    static readonly Dim Model = new("Model"), Hidden = new("Hidden");

    class Base : Module
    {
        readonly Linear first = new(Model[2], Hidden[3]);
        public Linear First => first;
    }

    sealed class Derived : Base
    {
        readonly Linear[] _many = [new(Hidden[3], Model[2], bias: false), new(Model[2], Model[2])];
        [Buffer] readonly Tensor seen = Torch.Zeros(Model[2]);
        [StateName("scale")] readonly Tensor factor = Torch.Ones(Model[2]).WithGrad();
        [NotState] readonly Tensor cache = Torch.Ones(5);
        public Tensor Cache => cache;
    }

    sealed class Tied : Module
    {
        readonly Linear left = new(Model[2], Hidden[3], bias: false);
        readonly Linear right;
        public Tied() => right = left;
        public Linear Right => right;
    }

    sealed class Capturing(Linear inner) : Module
    {
        public Tensor Forward(Tensor x) => inner.Forward(x);
    }

    [Fact]
    public void Fields_OfTheClassAndItsBases_NameTheState() =>
        Assert.Equal(
            ["first.weight", "first.bias", "seen", "scale", "many.0.weight", "many.1.weight", "many.1.bias"],
            new Derived().State().Keys.Order(new ByPlace()).ToArray());

    [Fact]
    public void Buffers_AreStateButNoParameters()
    {
        var module = new Derived();
        Assert.Equal(["seen"], module.NamedBuffers().Select(static b => b.Key));
        Assert.DoesNotContain("seen", module.NamedParameters().Select(static p => p.Key));
        Assert.Contains("scale", module.NamedParameters().Select(static p => p.Key));
    }

    [Fact]
    public void TiedModules_CountOnce() => Assert.Single(new Tied().Parameters());

    [Fact]
    public void StateInACapturedParameter_IsRefusedWithTheLineToWrite()
    {
        var error = Assert.Throws<StateException>(() => new Capturing(new(Model[2], Hidden[3])).State());
        Assert.StartsWith("NT8002", error.Message);
        Assert.Contains("inner", error.Message);
    }

    [Fact]
    public void Load_OfItsOwnState_RestoresEveryValue()
    {
        Derived a = new(), b = new();
        b.Load(a.State());
        foreach (var (name, tensor) in b.State()) Assert.Equal(a.State()[name].ToArray<float>(), tensor.ToArray<float>());
    }

    [Fact]
    public void Load_WithOneWrongSize_WritesNothingAndNamesEveryProblem()
    {
        var module = new Base();
        float[] before = module.First.Weight.ToArray<float>();
        var error = Assert.Throws<StateException>(() => module.Load(new Dictionary<string, Tensor>
        {
            ["first.weight"] = Torch.Zeros(Hidden[3], Model[2]),
            ["first.bias"] = Torch.Zeros(Hidden[4]),
            ["surplus"] = Torch.Zeros(1),
        }));
        Assert.Equal(before, module.First.Weight.ToArray<float>());
        Assert.Contains("first.bias", error.Message);
        Assert.Contains("surplus", error.Message);
    }

    [Fact]
    public void Load_UnderOtherNames_IsRefused() =>
        Assert.Throws<StateException>(() => new Base().Load(new Dictionary<string, Tensor>
        {
            ["first.weight"] = Torch.Zeros(Model[3], Hidden[2]),
            ["first.bias"] = Torch.Zeros(Hidden[3]),
        }));

    [Fact]
    public void Load_NotStrict_TakesWhatIsThere()
    {
        var module = new Base();
        module.Load(new Dictionary<string, Tensor> { ["first.bias"] = Torch.Ones(Hidden[3]), ["surplus"] = Torch.Zeros(1) }, strict: false);
        Assert.Equal([1f, 1, 1], module.First.Bias!.ToArray<float>());
    }

    [Fact]
    public void Train_ReachesEveryModuleWithin()
    {
        var module = new Derived();
        module.Eval();
        Assert.All(module.Children(), static c => Assert.False(c.Value.IsTraining));
        module.Train();
        Assert.All(module.Children(), static c => Assert.True(c.Value.IsTraining));
    }

    // Lists come after single fields only in the expectation above.
    sealed class ByPlace : IComparer<string>
    {
        static readonly string[] Order = ["first.weight", "first.bias", "seen", "scale", "many.0.weight", "many.1.weight", "many.1.bias"];
        public int Compare(string? x, string? y) => Array.IndexOf(Order, x) - Array.IndexOf(Order, y);
    }
}

namespace NamedTorch.Tests.Goldens;

/// <summary>PyTorch's operations by its own names: its parameters in order, and the same call here.</summary>
static partial class Adapters
{
    public static readonly Dictionary<string, (string Parameters, Func<Golden, Tensor[]> Run)> All = new()
    {
        ["softmax"] = ("input dim dtype", c => [c.Tensor("input")!.Softmax(c.Integer("dim", 0), c.DType("dtype"))]),
        ["log_softmax"] = ("input dim dtype", c => [c.Tensor("input")!.LogSoftmax(c.Integer("dim", 0), c.DType("dtype"))]),
        ["nn.functional.softmin"] = ("input dim stacklevel dtype", c => [c.Tensor("input")!.Softmin(c.Integer("dim", 0), c.DType("dtype"))]),
        ["nn.functional.layer_norm"] = ("input normalized_shape weight bias eps", c => [c.Tensor("input")!.LayerNorm(Last(c.Integers("normalized_shape")!.Length), c.Tensor("weight"), c.Tensor("bias"), c.Number("eps", 1e-5))]),
        ["nn.functional.cross_entropy"] = ("input target weight size_average ignore_index reduce reduction label_smoothing", c =>
            [F.CrossEntropy(c.Tensor("input")!, c.Tensor("target")!, Classes(c), c.Tensor("weight"), c.Integer("ignore_index", -100), c.Reduction, c.Number("label_smoothing", 0))]),
        ["nn.functional.nll_loss"] = ("input target weight size_average ignore_index reduce reduction", c =>
            [F.NllLoss(c.Tensor("input")!, c.Tensor("target")!, Classes(c), c.Tensor("weight"), c.Integer("ignore_index", -100), c.Reduction)]),
    };

    static DimRef[] Last(int count) => [.. Enumerable.Range(0, count).Select(i => (DimRef)(i - count))];

    static DimRef Classes(Golden c) => c.Tensor("input")!.Rank > 1 ? 1 : 0;
}

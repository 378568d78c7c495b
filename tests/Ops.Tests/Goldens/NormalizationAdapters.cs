namespace NamedTorch.Tests.Goldens;

/// <summary>Normalizations.</summary>
static class NormalizationAdapters
{
    public static void Add(Dictionary<string, (string Parameters, Func<Golden, Tensor[]> Run)> all)
    {
        all["nn.functional.batch_norm"] = ("input running_mean running_var weight bias training momentum eps", c =>
            [X(c).BatchNorm(X(c).Rank > 1 ? 1 : 0, c.Tensor("running_mean"), c.Tensor("running_var"), c.Tensor("weight"), c.Tensor("bias"), c.Flag("training"), c.Number("momentum", 0.1), c.Number("eps", 1e-5))]);
        all["nn.functional.instance_norm"] = ("input running_mean running_var weight bias use_input_stats momentum eps", c =>
            [X(c).InstanceNorm(From(X(c), 2), 1, c.Tensor("weight"), c.Tensor("bias"), c.Tensor("running_mean"), c.Tensor("running_var"), c.Flag("use_input_stats", true), c.Number("momentum", 0.1), c.Number("eps", 1e-5))]);
        all["nn.functional.group_norm"] = ("input num_groups weight bias eps", c => [X(c).GroupNorm(c.Integer("num_groups", 1), 1, From(X(c), 2), c.Tensor("weight"), c.Tensor("bias"), c.Number("eps", 1e-5))]);
        all["nn.functional.local_response_norm"] = ("input size alpha beta k", c => [X(c).LocalResponseNorm(c.Integer("size", 1), 1, c.Number("alpha", 1e-4), c.Number("beta", 0.75), c.Number("k", 1))]);
    }

    static Tensor X(Golden c) => c.Tensor("input")!;

    static DimRef[] From(Tensor x, int first) => [.. Enumerable.Range(first, x.Rank - first).Select(d => (DimRef)d)];
}

using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Reductions over one dim, several or all.</summary>
static class ReduceAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["sum"] = c => c.X.Sum(c.Dims(), c.Flag("keepdim"));
        ops["mean"] = c => c.X.Mean(c.Dims(), c.Flag("keepdim"));
        ops["logsumexp"] = c => c.X.LogSumExp(c.Dims(), c.Flag("keepdim"));
        ops["nansum"] = c => c.X.NanSum(c.Dims(), c.Flag("keepdim"));
        ops["amax"] = c => c.X.Amax(c.Dims(), c.Flag("keepdim"));
        ops["amin"] = c => c.X.Amin(c.Dims(), c.Flag("keepdim"));
        ops["all"] = c => c.X.All(c.Dims(), c.Flag("keepdim"));
        ops["any"] = c => c.X.Any(c.Dims(), c.Flag("keepdim"));
        ops["count_nonzero"] = c => c.X.CountNonzero(c.Dims(), c.Flag("keepdim"));
        ops["norm"] = c => c.X.Norm(2, c.Dims(), c.Flag("keepdim"));
        ops["std"] = c => c.X.Std(c.Dims(), c.Flag("unbiased", true) ? 1 : 0, c.Flag("keepdim"));
        ops["var"] = c => c.X.Var(c.Dims(), c.Flag("unbiased", true) ? 1 : 0, c.Flag("keepdim"));
        ops["std_mean"] = c => Two(c.X.StdMean(c.Dims(), c.Flag("unbiased", true) ? 1 : 0, c.Flag("keepdim")));
        ops["var_mean"] = c => Two(c.X.VarMean(c.Dims(), c.Flag("unbiased", true) ? 1 : 0, c.Flag("keepdim")));
        ops["prod"] = c => c.X.Prod(c.Dims(), c.Flag("keepdim"));
        ops["argmax"] = c => c.Has("dim") ? c.X.Argmax(c.Dim(), c.Flag("keepdim")) : c.X.Argmax();
        ops["argmin"] = c => c.Has("dim") ? c.X.Argmin(c.Dim(), c.Flag("keepdim")) : c.X.Argmin();
        ops["max"] = c => c.Has("dim") ? Two(c.X.Max(c.Dim(), c.Flag("keepdim"))) : c.X.Max();
        ops["min"] = c => c.Has("dim") ? Two(c.X.Min(c.Dim(), c.Flag("keepdim"))) : c.X.Min();
        ops["median"] = c => c.Has("dim") ? Two(c.X.Median(c.Dim(), c.Flag("keepdim"))) : c.X.Median();
        ops["nanmedian"] = c => c.Has("dim") ? Two(c.X.NanMedian(c.Dim(), c.Flag("keepdim"))) : c.X.NanMedian();
        ops["mode"] = c => Two(c.X.Mode(c.Has("dim") ? c.Dim() : -1, c.Flag("keepdim")));
        ops["kthvalue"] = c => Two(c.X.KthValue(c.Int("k"), c.Dim(), c.Flag("keepdim")));
    }

    static Tensor[] Two(ValuesWithIndices results) => [results.Values, results.Indices];

    static Tensor[] Two(StdMeanResult results) => [results.Std, results.Mean];

    static Tensor[] Two(VarMeanResult results) => [results.Var, results.Mean];
}

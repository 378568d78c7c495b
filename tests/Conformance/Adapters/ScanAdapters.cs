using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Running sums, sorting, softmax and normalisation: what works along a dim and keeps it.</summary>
static class ScanAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["cumsum"] = c => c.X.CumSum(c.Dim());
        ops["cumprod"] = c => c.X.CumProd(c.Dim());
        ops["logcumsumexp"] = c => c.X.LogCumSumExp(c.Dim());
        ops["softmax"] = c => c.X.Softmax(c.Dim());
        ops["log_softmax"] = c => c.X.LogSoftmax(c.Dim());
        ops["softmin"] = c => c.X.Softmin(c.Dim());
        ops["diff"] = c => c.X.Diff(c.Dim());
        ops["argsort"] = c => c.X.Argsort(c.Dim());
        ops["glu"] = c => c.X.Glu(c.Dim());
        ops["cummax"] = c => Two(c.X.CumMax(c.Dim()));
        ops["cummin"] = c => Two(c.X.CumMin(c.Dim()));
        ops["sort"] = c => Two(c.X.Sort(c.Dim()));
        ops["topk"] = c => Two(c.X.TopK(c.Int("k"), c.Dim()));
        ops["normalize"] = c => c.X.Normalize(c.Dim());
        ops["cosine_similarity"] = c => c.X.CosineSimilarity(c.Y, c.Dim());
        ops["layer_norm"] = c => c.X.LayerNorm([-1]);
    }

    static Tensor[] Two(ValuesWithIndices results) => [results.Values, results.Indices];
}

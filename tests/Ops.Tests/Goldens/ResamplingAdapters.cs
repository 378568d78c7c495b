namespace NamedTorch.Tests.Goldens;

/// <summary>Interpolation, shuffles and attention.</summary>
static class ResamplingAdapters
{
    public static void Add(Dictionary<string, (string Parameters, Func<Golden, Tensor[]> Run)> all)
    {
        all["nn.functional.interpolate"] = ("input size scale_factor mode align_corners recompute_scale_factor antialias", c => [Resized(c, c.Text("mode", "nearest")!, c.Flag("align_corners"))]);
        all["nn.functional.upsample_bilinear"] = ("input size scale_factor", c => [Resized(c, "bilinear", true)]);
        all["nn.functional.upsample_nearest"] = ("input size scale_factor", c => [Resized(c, "nearest", false)]);
        all["nn.functional.pixel_shuffle"] = ("input upscale_factor", c => [X(c).PixelShuffle(c.Integer("upscale_factor", 1), -3, -2, -1)]);
        all["nn.functional.pixel_unshuffle"] = ("input downscale_factor", c => [X(c).PixelUnshuffle(c.Integer("downscale_factor", 1), -3, -2, -1)]);
        all["nn.functional.unfold"] = ("input kernel_size dilation padding stride", c => [F.Unfold(X(c), c.Integers("kernel_size"), c.Integers("stride"), c.Integers("padding"), c.Integers("dilation"))]);
        all["nn.functional.glu"] = ("input dim", c => [X(c).Glu(c.Integer("dim", -1))]);
        all["renorm"] = ("input p dim maxnorm", c => [X(c).Renorm(c.Number("p", 2), c.Integer("dim", 0), c.Number("maxnorm", 1))]);
        all["logsumexp"] = ("input dim keepdim", c => [X(c).LogSumExp([.. (X(c).Rank == 0 ? [] : c.Integers("dim") ?? []).Select(d => (DimRef)d)], c.Flag("keepdim"))]);
        all["nn.functional.multilabel_margin_loss"] = ("input target size_average reduce reduction", c => [F.MultilabelMarginLoss(AtLeastOne(X(c)), AtLeastOne(c.Tensor("target")!), -1, c.Reduction)]);
        all["nn.functional._scaled_dot_product_attention"] = ("input key value attn_mask dropout_p need_attn_weights is_causal", c =>
        {
            var result = F.ScaledDotProductAttentionWithWeights(X(c), c.Tensor("key")!, c.Tensor("value")!, -1, -2, c.Tensor("attn_mask"), c.Flag("is_causal"), c.Number("dropout_p", 0));
            return [result.Output, result.Weights];
        }
        );
    }

    static Tensor X(Golden c) => c.Tensor("input")!;

    // PyTorch takes a single number for one row of one class.
    static Tensor AtLeastOne(Tensor x) => x.Rank == 0 ? x.Reshape(1) : x;

    static Tensor Resized(Golden c, string mode, bool alignCorners)
    {
        var x = X(c);
        DimRef[] over = [.. Enumerable.Range(2, x.Rank - 2).Select(d => (DimRef)d)];
        return x.Interpolate(over, c.Integers("size"), c.Integers("size") is null ? c.Numbers("scale_factor") : null, mode switch
        {
            "nearest" => InterpolationMode.Nearest,
            "area" => InterpolationMode.Area,
            "bicubic" => InterpolationMode.Cubic,
            _ => InterpolationMode.Linear,
        }, alignCorners);
    }
}

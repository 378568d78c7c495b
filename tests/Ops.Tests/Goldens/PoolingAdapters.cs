namespace NamedTorch.Tests.Goldens;

/// <summary>Poolings.</summary>
static class PoolingAdapters
{
    const string Max = "input kernel_size stride padding dilation ceil_mode return_indices", Avg = "input kernel_size stride padding ceil_mode count_include_pad divisor_override",
        Unpool = "input indices kernel_size stride padding output_size", AdaptiveMax = "input output_size return_indices";

    public static void Add(Dictionary<string, (string Parameters, Func<Golden, Tensor[]> Run)> all)
    {
        all["nn.functional.max_pool1d"] = (Max, c => Both(c, X(c).MaxPool1dWithIndices(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Of(c, "dilation"), c.Flag("ceil_mode"))));
        all["nn.functional.max_pool2d"] = (Max, c => Both(c, X(c).MaxPool2dWithIndices(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Of(c, "dilation"), c.Flag("ceil_mode"))));
        all["nn.functional.max_pool3d"] = (Max, c => Both(c, X(c).MaxPool3dWithIndices(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Of(c, "dilation"), c.Flag("ceil_mode"))));
        all["nn.functional.avg_pool1d"] = (Avg, c => [X(c).AvgPool1d(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), c.Flag("ceil_mode"), c.Flag("count_include_pad", true))]);
        all["nn.functional.avg_pool2d"] = (Avg, c => [X(c).AvgPool2d(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), c.Flag("ceil_mode"), c.Flag("count_include_pad", true), Divisor(c))]);
        all["nn.functional.avg_pool3d"] = (Avg, c => [X(c).AvgPool3d(Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), c.Flag("ceil_mode"), c.Flag("count_include_pad", true), Divisor(c))]);
        all["nn.functional.adaptive_avg_pool1d"] = ("input output_size", c => [X(c).AdaptiveAvgPool1d(Of(c, "output_size"))]);
        all["nn.functional.adaptive_avg_pool2d"] = ("input output_size", c => [X(c).AdaptiveAvgPool2d(Of(c, "output_size"))]);
        all["nn.functional.adaptive_avg_pool3d"] = ("input output_size", c => [X(c).AdaptiveAvgPool3d(Of(c, "output_size"))]);
        all["nn.functional.adaptive_max_pool1d"] = (AdaptiveMax, c => Both(c, X(c).AdaptiveMaxPool1dWithIndices(Of(c, "output_size"))));
        all["nn.functional.adaptive_max_pool2d"] = (AdaptiveMax, c => Both(c, X(c).AdaptiveMaxPool2dWithIndices(Of(c, "output_size"))));
        all["nn.functional.adaptive_max_pool3d"] = (AdaptiveMax, c => Both(c, X(c).AdaptiveMaxPool3dWithIndices(Of(c, "output_size"))));
        all["nn.functional.max_unpool1d"] = (Unpool, c => [X(c).MaxUnpool1d(c.Tensor("indices")!, Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Size(c, 1))]);
        all["nn.functional.max_unpool2d"] = (Unpool, c => [X(c).MaxUnpool2d(c.Tensor("indices")!, Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Size(c, 2))]);
        all["nn.functional.max_unpool3d"] = (Unpool, c => [X(c).MaxUnpool3d(c.Tensor("indices")!, Of(c, "kernel_size"), Of(c, "stride"), Of(c, "padding"), Size(c, 3))]);
    }

    static Tensor X(Golden c) => c.Tensor("input")!;

    static PerDim Of(Golden c, string name) => c.Integers(name);

    static PerDim Size(Golden c, int spatial) => c.Integers("output_size") is { } size ? size[^spatial..] : default;

    static int? Divisor(Golden c) => c.Find("divisor_override") is { ValueKind: System.Text.Json.JsonValueKind.Number } d ? d.GetInt32() : null;

    static Tensor[] Both(Golden c, ValuesWithIndices pooled) => c.Flag("return_indices") ? [pooled.Values, pooled.Indices] : [pooled.Values];
}

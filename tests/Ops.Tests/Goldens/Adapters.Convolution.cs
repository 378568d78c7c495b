namespace NamedTorch.Tests.Goldens;

static partial class Adapters
{
    static Adapters()
    {
        LossAdapters.Add(All);
        PoolingAdapters.Add(All);
        NormalizationAdapters.Add(All);
        ResamplingAdapters.Add(All);
        const string plain = "input weight bias stride padding dilation groups", transposed = "input weight bias stride padding output_padding groups dilation";
        All["nn.functional.conv1d"] = (plain, c => [c.Tensor("input")!.Conv1d(c.Tensor("weight")!, c.Tensor("bias"), Each(c, "stride"), Padding(c), Each(c, "dilation"), c.Integer("groups", 1))]);
        All["nn.functional.conv2d"] = (plain, c => [c.Tensor("input")!.Conv2d(c.Tensor("weight")!, c.Tensor("bias"), Each(c, "stride"), Padding(c), Each(c, "dilation"), c.Integer("groups", 1))]);
        All["nn.functional.conv_transpose1d"] = (transposed, c => [c.Tensor("input")!.ConvTranspose1d(c.Tensor("weight")!, c.Tensor("bias"), Each(c, "stride"), Each(c, "padding"), Each(c, "dilation"), c.Integer("groups", 1), outputPadding: Each(c, "output_padding"))]);
        All["nn.functional.conv_transpose2d"] = (transposed, c => [c.Tensor("input")!.ConvTranspose2d(c.Tensor("weight")!, c.Tensor("bias"), Each(c, "stride"), Each(c, "padding"), Each(c, "dilation"), c.Integer("groups", 1), outputPadding: Each(c, "output_padding"))]);
        All["nn.functional.conv_transpose3d"] = (transposed, c => [c.Tensor("input")!.ConvTranspose3d(c.Tensor("weight")!, c.Tensor("bias"), Each(c, "stride"), Each(c, "padding"), Each(c, "dilation"), c.Integer("groups", 1), outputPadding: Each(c, "output_padding"))]);
    }

    static PerDim Each(Golden c, string name) => c.Integers(name);

    static Padding Padding(Golden c) => c.Text("padding") is { } word ? word : (Padding)c.Integers("padding");
}

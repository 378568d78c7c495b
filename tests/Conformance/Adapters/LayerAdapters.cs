using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Convolution, pooling and losses.</summary>
static class LayerAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["conv1d"] = c => c.X.Conv1d(c.Y);
        ops["conv2d"] = c => c.X.Conv2d(c.Y);
        ops["max_pool1d"] = c => c.X.MaxPool1d((int)c.Int("kernel"));
        ops["max_pool2d"] = c => c.X.MaxPool2d((int)c.Int("kernel"));
        ops["avg_pool2d"] = c => c.X.AvgPool2d((int)c.Int("kernel"));
        ops["cross_entropy"] = c => F.CrossEntropy(c.X, c.Y, 1);
        ops["l1_loss"] = c => F.L1Loss(c.X, c.Y);
        ops["mse_loss"] = c => F.MseLoss(c.X, c.Y);
    }
}

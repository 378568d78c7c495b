using NamedTorch.Benchmarks.Gpt;
using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks.Scaling;

/// <summary>Something whose time is plotted against its size.</summary>
/// <param name="Name">For the plot.</param>
/// <param name="File">The plot's file, without its ending.</param>
/// <param name="Unit">What <paramref name="Work"/> counts.</param>
/// <param name="Sizes">From small to large.</param>
/// <param name="Work">How much a size is to do; time should grow no faster.</param>
/// <param name="Prepare">Makes the call that is timed.</param>
sealed record Subject(string Name, string File, string Unit, int[] Sizes, Func<int, double> Work, Func<int, Action> Prepare)
{
    internal static IReadOnlyList<Subject> All { get; } =
    [
        new("matrix product", "product", "multiply-adds", [16, 32, 64, 128, 256, 512, 1024], static n => (double)n * n * n, static n =>
        {
            Dim row = "Row", inner = "Inner", column = "Column";
            Tensor a = Randn(row[n], inner[n]), b = Randn(inner[n], column[n]), y = Empty(row[n], column[n]);
            return () => a.Matmul(b, into: y);
        }),
        new("a + b·c", "elementwise", "elements", [1_000, 10_000, 100_000, 1_000_000, 10_000_000], static n => n, static n =>
        {
            Dim row = "Row";
            Tensor a = Randn(row[n]), b = Randn(row[n]), c = Randn(row[n]), y = Empty(row[n]);
            return () => a.Addcmul(b, c, into: y);
        }),
        new("softmax of rows of 512", "softmax", "elements", [2, 20, 200, 2_000, 20_000], static n => 512.0 * n, static n =>
        {
            Dim row = "Row", column = "Column";
            var x = Randn(row[n], column[512]);
            return () => x.Softmax(column);
        }),
        new("convolution 16 to 16, 3 by 3, of 32 by 32", "convolution", "images", [1, 4, 16, 64, 256], static n => n, static n =>
        {
            Dim batch = "Batch", channel = "Channel", made = "Made", height = "Height", width = "Width";
            Tensor x = Randn(batch[n], channel[16], height[32], width[32]), w = Randn(made[16], channel[16], height[3], width[3]);
            return () => x.Conv2d(w, padding: 1);
        }),
        new("training step of the GPT", "gpt", "windows of 64 characters", [1, 3, 12, 48], static n => n, static n =>
        {
            var step = new TrainingStep(n);
            return () => step.Run();
        }),
    ];
}

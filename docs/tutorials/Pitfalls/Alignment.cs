using NamedTorch;
using static NamedTorch.Torch;
using static Pitfalls.Dims;

namespace Pitfalls;

/// <summary>
/// Means of three channels, subtracted from images. The rightmost dim of the images is the width: for every width but one the program fails,
/// and on the day the images are three wide it is silently wrong.
/// </summary>
static class Alignment
{
#pragma warning disable NT1102 // shown on purpose
    static Tensor Wrong([Dims(nameof(Batch), "Channel=3", nameof(Height), "Width=3")] Tensor images)
    {
        var mean = FromValues([0.1f, 0.2f, 0.3f]);
        return images - mean; // expected: NT1102
    }
#pragma warning restore NT1102

    static Tensor Right([Dims(nameof(Batch), "Channel=3", nameof(Height), "Width=3")] Tensor images)
    {
        var mean = FromValues([0.1f, 0.2f, 0.3f], Channel);
        return images - mean.AlignAs(images);
    }

    internal static void Tell()
    {
        var images = Zeros(Batch[1], Channel[3], Height[2], Width[3]);
        Console.WriteLine("2. Accidental alignment, the time bomb");
        Console.WriteLine($"   unnamed means: the first channel becomes {Row(Wrong(images))}, one mean per column");
        Console.WriteLine($"   named means:   the first channel becomes {Row(Right(images))}, one mean per channel");
    }

    static string Row(Tensor images) => string.Join(", ", images[Batch, 0][Channel, 0][Height, 0].ToArray<float>());
}

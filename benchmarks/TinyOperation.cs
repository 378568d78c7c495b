using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks;

/// <summary>
/// The claims: an addition of 4 elements, names on, costs at most 1.5 times as much recorded as not, and names add at most 10 % to it; an
/// array is handed over in 100 ns, whatever its length.
/// </summary>
static class TinyOperation
{
    internal static int Run()
    {
        Dim model = "Model", batch = "Batch";
        Tensor named = Randn(batch[2], model[2]).WithGrad(), named2 = Randn(batch[2], model[2]), row = Randn(model[2]);
        Tensor plain = named.Detach().DropNames().WithGrad(), plain2 = named2.DropNames(), plainRow = row.DropNames();
        Tensor quiet = named.Detach();
        float[] few = new float[10], many = new float[100_000_000];
        double[] t = Rounds.Medians(21, 200_000,
            () => _ = quiet + named2, () => _ = named + named2, () => _ = plain + plain2, () => _ = named + row, () => _ = plain + plainRow,
            () => (named * named2).Sum().Backward(), () => _ = Tensor.From(few, batch[10]), () => _ = Tensor.From(many, batch[100_000_000]));
        Console.WriteLine($"add, 4 elements, names on                      {t[0],6:F0} ns");
        Console.WriteLine($"the same, recorded                             {t[1],6:F0} ns   {t[1] / t[0]:F2} times as much");
        Console.WriteLine($"the same, recorded, no names                   {t[2],6:F0} ns   names add {t[1] / t[2] - 1:+0.0%;-0.0%}");
        Console.WriteLine($"add (2, 2) + (2), recorded, names on           {t[3],6:F0} ns");
        Console.WriteLine($"the same, no names                             {t[4],6:F0} ns   names add {t[3] / t[4] - 1:+0.0%;-0.0%}");
        Console.WriteLine($"mul, sum and backward                          {t[5],6:F0} ns");
        Console.WriteLine($"an array of 10 elements handed over            {t[6],6:F0} ns");
        Console.WriteLine($"one of 10⁸ elements                            {t[7],6:F0} ns");
        return t[1] <= 1.5 * t[0] && t[1] <= 1.1 * t[2] && t[6] <= 100 && t[7] <= 100 ? 0 : 1;
    }
}

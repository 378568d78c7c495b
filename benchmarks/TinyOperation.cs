using static NamedTorch.Torch;

namespace NamedTorch.Benchmarks;

/// <summary>The claim: an addition of 4 elements, names on and recorded, costs at most 500 ns, and names add at most 10 % to it.</summary>
static class TinyOperation
{
    internal static int Run()
    {
        Dim model = "Model", batch = "Batch";
        Tensor named = Randn(batch[2], model[2]).WithGrad(), named2 = Randn(batch[2], model[2]), row = Randn(model[2]);
        Tensor plain = named.Detach().DropNames().WithGrad(), plain2 = named2.DropNames(), plainRow = row.DropNames();
        Tensor quiet = named.Detach();
        double[] t = Rounds.Medians(21, 200_000,
            () => _ = quiet + named2, () => _ = named + named2, () => _ = plain + plain2, () => _ = named + row, () => _ = plain + plainRow,
            () => (named * named2).Sum().Backward());
        Console.WriteLine($"add, 4 elements, names on                      {t[0],6:F0} ns");
        Console.WriteLine($"the same, recorded                             {t[1],6:F0} ns");
        Console.WriteLine($"the same, recorded, no names                   {t[2],6:F0} ns   names add {t[1] / t[2] - 1:+0.0%;-0.0%}");
        Console.WriteLine($"add (2, 2) + (2), recorded, names on           {t[3],6:F0} ns");
        Console.WriteLine($"the same, no names                             {t[4],6:F0} ns   names add {t[3] / t[4] - 1:+0.0%;-0.0%}");
        Console.WriteLine($"mul, sum and backward                          {t[5],6:F0} ns");
        return t[1] <= 500 && t[1] <= 1.1 * t[2] ? 0 : 1;
    }
}

namespace NamedTorch.Ops;

/// <summary>
/// A matrix whose rows each hold one short run of weights, the runs moving forward from row to row: averages over windows and every
/// interpolation along one dim. Its transpose is one again.
/// </summary>
/// <param name="Inputs">Number of columns.</param>
/// <param name="First">Per row the first column with a weight.</param>
/// <param name="Begin">Per row where its weights begin in <paramref name="Weights"/>; one more entry for the end.</param>
/// <param name="Weights">The weights, row after row.</param>
public sealed record Band(long Inputs, long[] First, int[] Begin, double[] Weights)
{
    /// <summary>Number of rows.</summary>
    public long Outputs => First.Length;

    /// <summary>A band from its rows' first columns and weights.</summary>
    internal static Band Of(long inputs, long outputs, Func<long, (long First, double[] Weights)> row)
    {
        var first = new long[outputs];
        var begin = new int[outputs + 1];
        var weights = new List<double>();
        for (long o = 0; o < outputs; o++)
        {
            (first[o], double[] own) = row(o);
            weights.AddRange(own);
            begin[o + 1] = weights.Count;
        }
        return new(inputs, first, begin, [.. weights]);
    }

    /// <summary>Rows and columns exchanged.</summary>
    internal Band Transposed()
    {
        var runs = new List<double>[Inputs];
        var first = new long[Inputs];
        for (int o = 0; o < First.Length; o++)
            for (int k = Begin[o]; k < Begin[o + 1]; k++)
            {
                long i = First[o] + k - Begin[o];
                if (runs[i] is null) (runs[i], first[i]) = ([], o);
                // A row in between without this column has no weight for it.
                while (first[i] + runs[i].Count < o) runs[i].Add(0);
                runs[i].Add(Weights[k]);
            }
        return Of(Outputs, Inputs, i => (first[i], runs[i] is { } run ? [.. run] : []));
    }
}

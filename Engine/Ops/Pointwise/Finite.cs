namespace NamedTorch.Ops;

/// <summary>Questions about all elements at once, for anomaly mode.</summary>
static class Finite
{
    /// <summary>Whether any element is NaN.</summary>
    internal static bool HasNaN(Tensor x) => !AllEqualThemselves(x, x);

    /// <summary>Whether all elements are finite: x − x is NaN for the others.</summary>
    internal static bool All(Tensor x)
    {
        var difference = x - x;
        return AllEqualThemselves(difference, difference);
    }

    // Only NaN is not at most itself.
    static bool AllEqualThemselves(Tensor x, Tensor same) => (!(x <= same)).Sum().Item<long>() == 0;
}

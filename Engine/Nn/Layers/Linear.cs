using NamedTorch.Diagnostics;
using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>y = x·W + b: the dims In of x become the dims Out, wherever In stands; Out comes last.</summary>
/// <remarks>
/// weight: (Out…, In…), bias: (Out…). A dim in both In and Out is starred in the weight. Initialised uniformly within ±1/√fan-in, as
/// PyTorch does (Kaiming with a = √5).
/// </remarks>
[Signature("{In ..r} -> ..r Out")]
public sealed class Linear : Layer
{
    readonly DimRef[] over;
    readonly (Dim From, Dim To)[] starred;
    readonly Dim[] made;
    readonly Tensor weight;
    readonly Tensor? bias;

    /// <summary>A layer with fresh parameters.</summary>
    /// <param name="In">The dims that are contracted, with sizes: <c>Model[128]</c>.</param>
    /// <param name="Out">The dims that are made: <c>Hidden[512]</c>, <c>[Heads[4], HeadDim[32]]</c>.</param>
    /// <param name="bias">Adds a bias.</param>
    /// <param name="deviation">Draws the weight from N(0, deviation²) and starts the bias at 0; null: uniformly, as above.</param>
    /// <param name="generator">Draws the parameters; null: the default one.</param>
    /// <exception cref="DuplicateNamesException">NT1004: a dim twice in In or in Out; in Forward: x has a dim of Out besides those of In.</exception>
    public Linear(Axes In, Axes Out, bool bias = true, float? deviation = null, Generator? generator = null)
    {
        starred = [.. In.Where(i => Out.Any(o => o.Dim == i.Dim)).Select(static i => (i.Dim!, i.Dim!.Star))];
        made = [.. Out.Select(static o => o.Dim).OfType<Dim>().Where(o => In.All(i => i.Dim != o))];
        Axis[] contracted = [.. In.Select(i => StarOf(i.Dim!)[i.Size])];
        over = [.. contracted.Select(static a => (DimRef)a.Dim!)];
        float bound = 1 / MathF.Sqrt(Math.Max(1, In.ElementCount));
        Axes shape = [.. Out, .. contracted];
        weight = deviation is { } d ? Init.Normal(shape, 0, d, generator) : Init.Uniform(shape, -bound, bound, generator);
        if (bias) this.bias = deviation is null ? Init.Uniform(Out, -bound, bound, generator) : Init.Constant(Out, 0);
    }

    /// <summary>(Out…, In…).</summary>
    public Tensor Weight => weight;

    /// <summary>(Out…), or null.</summary>
    public Tensor? Bias => bias;

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x)
    {
        // A product by name would take the diagonal of a dim that x and the weight share.
        foreach (var dim in made)
            if (x.Dims.IndexOf(dim.Name) >= 0)
                throw new Conflict(DiagnosticId.NT1004, "Linear", ("dim", dim), ("names", $"the result: the layer makes '{dim}', and x has it already")).With("x", x.Type).ToException();
        foreach (var (from, to) in starred) x = x.Rename(from, to);
        if (bias is null) return x.Dot(weight, over);
        // Matrices as they lie: the product itself adds the bias.
        return weight.Rank == 2 && x.Rank > 0 && x.Dims.NameAt(x.Rank - 1) is { } last && last == weight.Dims.NameAt(1) ? x.Linear(weight, bias) : x.Dot(weight, over) + bias;
    }

    Dim StarOf(Dim dim) => starred.Any(s => s.From == dim) ? dim.Star : dim;
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Nn;

/// <summary>What the input of a recurrent module says to its gates, for all steps in one product.</summary>
sealed class RecurrentInput
{
    readonly string module;
    readonly Dim made, gate;
    readonly DimRef[] over;
    readonly Dim? starred;

    /// <exception cref="DuplicateNamesException">NT1004: the gates' dim is one of In or Out.</exception>
    internal RecurrentInput(string module, Axes In, Dim made, Dim gate)
    {
        (this.module, this.made, this.gate) = (module, made, gate);
        starred = In.Any(i => i.Dim == made) ? made : null;
        Contracted = [.. In.Select(i => (i.Dim == starred ? i.Dim!.Star : i.Dim!)[i.Size])];
        over = Contracted.Dims;
    }

    /// <summary>The dims of In as they stand in the weight.</summary>
    internal Axes Contracted { get; }

    /// <summary>(.., In) becomes (.., gate, Out).</summary>
    internal Tensor Gates(Tensor x, Tensor weight)
    {
        // A product by name would take the diagonal of a dim that x and the weight share.
        Refuse(x, gate);
        if (starred is null) Refuse(x, made);
        else x = x.Rename(starred, starred.Star);
        return x.Dot(weight, over);
    }

    void Refuse(Tensor x, Dim dim)
    {
        if (x.Dims.IndexOf(dim.Name) >= 0)
            throw new Conflict(DiagnosticId.NT1004, module, ("dim", dim), ("names", $"the result: the module makes '{dim}', and x has it already")).With("x", x.Type).ToException();
    }
}

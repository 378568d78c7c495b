using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>The labels of an einsum's operands, and what is known of each: its name and its size.</summary>
sealed class EinsumDims
{
    readonly List<string?> names = [];
    readonly List<long> sizes = [];
    readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);

    internal EinsumDims(EinsumText text, ReadOnlySpan<Tensor> operands)
    {
        if (text.Inputs.Length != operands.Length)
            throw new Conflict(DiagnosticId.NT2007, nameof(Einsum), ("reason", $"the text has {text.Inputs.Length} operands, {operands.Length} are given.")).ToException();
        Operands = new int[operands.Length][];
        int rest = 0;
        for (int n = 0; n < operands.Length; n++) rest = Math.Max(rest, RestOf(text, operands, n));
        for (int n = 0; n < operands.Length; n++) Operands[n] = Expand(text.Inputs[n], RestOf(text, operands, n));
        Output = Expand(text.Output, rest);
        if (text.IsNamed)
            foreach (var (token, label) in labels)
                if (!token.StartsWith('.')) names[label] = token;
        for (int n = 0; n < operands.Length; n++) Meet(text, operands, n);
        Type = Named();
    }

    /// <summary>For every operand the label of every dim.</summary>
    internal int[][] Operands { get; }

    /// <summary>The labels of the result.</summary>
    internal int[] Output { get; }

    /// <summary>Names and sizes of the result.</summary>
    internal TensorType Type { get; }

    /// <summary>The size of a label.</summary>
    internal long Size(int label) => sizes[label];

    static int RestOf(EinsumText text, ReadOnlySpan<Tensor> operands, int n)
    {
        string[] tokens = text.Inputs[n];
        int listed = tokens.Count(token => token != EinsumText.Rest), rest = operands[n].Rank - listed;
        if (rest < 0 || rest > 0 && listed == tokens.Length)
            throw new Conflict(DiagnosticId.NT2007, nameof(Einsum), ("reason", $"operand {n} has rank {operands[n].Rank}, the text lists {listed} dims.")).With($"operands[{n}]", operands[n].Type).ToException();
        return rest;
    }

    int[] Expand(string[] tokens, int rest)
    {
        var result = new List<int>();
        foreach (string token in tokens)
            if (token != EinsumText.Rest) result.Add(Label(token));
            else
                for (int back = rest; back > 0; back--) result.Add(Label("." + back));
        return [.. result];
    }

    int Label(string token)
    {
        if (labels.TryGetValue(token, out int label)) return label;
        names.Add(null);
        sizes.Add(-1);
        return labels[token] = names.Count - 1;
    }

    void Meet(EinsumText text, ReadOnlySpan<Tensor> operands, int n)
    {
        var x = operands[n];
        for (int d = 0; d < x.Rank; d++)
        {
            int label = Operands[n][d];
            if (x.Dims.NameAt(d) is { } name)
            {
                // A dim that goes is contracted; what repeats within one operand may be called differently, as a diagonal's dims are.
                bool isContracted = !Output.Contains(label);
                if (names[label] is { } known && known != name && Operands[n].Count(other => other == label) == 1 && (text.IsNamed || !isContracted || NameRules.Current.IsStrict))
                    throw new Conflict(isContracted && !text.IsNamed ? DiagnosticId.NT1007 : DiagnosticId.NT1001, nameof(Einsum),
                        ("reason", $"dim '{name}' of operand {n} stands where '{known}' does in another or in the text.")).With($"operands[{n}]", x.Type).ToException();
                names[label] ??= name;
            }
            long size = x.Sizes[d];
            // A diagonal runs through dims of one size; only dims of different operands stretch.
            if (Array.IndexOf(Operands[n], label) is var first && x.Sizes[first] != size)
                throw new Conflict(DiagnosticId.NT2001, nameof(Einsum), ("reason", $"the diagonal of operand {n} runs through dims of sizes {x.Sizes[first]} and {size}.")).With($"operands[{n}]", x.Type).ToException();
            bool stretches = size == 1 && (x.Dims.IsUnit(d) || x.Dims.NameAt(d) is null || !NameRules.Current.IsStrict);
            if (sizes[label] is -1 || sizes[label] == 1 && size != 1) sizes[label] = size;
            else if (sizes[label] != size && !stretches)
                throw new Conflict(DiagnosticId.NT2001, nameof(Einsum), ("reason", $"dim '{x.Dims[d]}' of operand {n} has size {size}, the same dim of another has {sizes[label]}.")).With($"operands[{n}]", x.Type).ToException();
        }
    }

    TensorType Named()
    {
        var dims = DimList.Empty;
        foreach (int label in Output)
        {
            if (names[label] is { } name && dims.IndexOf(name) >= 0)
                throw new Conflict(DiagnosticId.NT1004, nameof(Einsum), ("dim", name), ("names", dims.ToString().TrimEnd(')') + ", " + name + ")")).ToException();
            dims = dims.Append(DimSlot.Of(names[label]));
        }
        return new(dims, [.. Output.Select(label => sizes[label])]);
    }
}

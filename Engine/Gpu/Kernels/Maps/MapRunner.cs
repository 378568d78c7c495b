namespace NamedTorch.Gpu;

/// <summary>Launches pointwise formulas.</summary>
sealed class MapRunner(Programs programs)
{
    /// <summary>result = the formula's one result of operands that are broadcast to it; operands may be numbers of the host.</summary>
    /// <param name="name">The operation's name, for errors and for the kernel.</param>
    /// <param name="formula">Operand i is operands[i].</param>
    /// <param name="type">The type it is computed in.</param>
    /// <param name="result">What is written; it may be an operand.</param>
    /// <param name="operands">What is read.</param>
    internal void Run(string name, Formula formula, ScalarType type, Tensor result, ReadOnlySpan<Tensor> operands)
    {
        var tensors = new List<Tensor> { result };
        var numbers = new List<Tensor>();
        foreach (var x in operands) (HostNumber.Is(x) ? numbers : tensors).Add(x);
        var layout = Layout.Of(result.Sizes, tensors.ToArray());
        if (layout.Count == 0) return;
        var dtypes = new DType?[operands.Length];
        for (int i = 0; i < dtypes.Length; i++) dtypes[i] = HostNumber.Is(operands[i]) ? null : operands[i].DType;
        var map = new MapShape("map_" + name, formula, type, layout, [result.DType], dtypes);
        var program = programs.Get(map.Key, () => MapTemplate.Write(map));
        new Launch(programs).Tensors(tensors).Numbers(layout.Index, layout.Count).Walk(layout).HostNumbers(type, numbers).Parameters(formula, type).Run(program, layout.Count);
    }
}

using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Launches pointwise formulas; inside <see cref="Accelerator.Fuse"/> it leaves them until they are needed.</summary>
sealed class MapRunner(Programs programs) : IDeferredKernel
{
    readonly Accelerator accelerator = programs.Accelerator;

    public IReadOnlyList<Tensor> Operands => [];

    /// <summary>result = the formula's one result of operands that are broadcast to it; operands may be numbers of the host.</summary>
    /// <param name="name">The operation's name, for errors and for the kernel.</param>
    /// <param name="formula">Operand i is operands[i].</param>
    /// <param name="type">The type it is computed in.</param>
    /// <param name="result">What is written; it may be an operand.</param>
    /// <param name="operands">What is read.</param>
    internal void Run(string name, Formula formula, ScalarType type, Tensor result, ReadOnlySpan<Tensor> operands)
    {
        bool defers = FusionScope.IsOn(accelerator) && MayDefer(result);
        if (!defers && !Composition.IsOf(operands)) Launch(name, formula, type, [result], operands);
        else
            lock (accelerator.Streams.Deferral)
                if (!TryCompose(name, formula, type, result, operands, defers, takesProduct: defers)) TryCompose(name, formula, type, result, operands, defers, takesProduct: false);
    }

    public bool ComputesParts => true;

    public void Compute(string name, Expression expression, ScalarType computing, Tensor result, IReadOnlyList<Tensor> operands, IReadOnlyList<(Expression Expression, Tensor Result)> also) =>
        Launch(name, new([expression, .. also.Select(static p => p.Expression)]), computing, [result, .. also.Select(static p => p.Result)], [.. operands]);

    public bool Takes(Expression expression, Tensor result, IEnumerable<Tensor> operands) => true;

    // False where a product cannot take the formula; it is computed then.
    bool TryCompose(string name, Formula formula, ScalarType type, Tensor result, ReadOnlySpan<Tensor> operands, bool defers, bool takesProduct)
    {
        // A device that may refuse double precision says so at the call.
        if (defers && !accelerator.HasDouble) _ = Program(name, formula, type, [result], operands, out _, out _);
        // What reads the old values is none of what is taken over.
        if (!defers) ((MemoryBuffer)result.Storage.Memory!).BeforeWrite();
        using var composition = new Composition(FusionLimits.Map);
        var given = new Expression[operands.Length];
        for (int i = 0; i < given.Length; i++) given[i] = composition.Operand(operands[i], type, result.ElementCount, takesProduct ? result.Sizes.ToArray() : null);
        var expression = new Substitution(place => given[place], computing: type).Of(formula.Results[0]);
        if (composition.Product is { } product && !(MayDefer(result) && product.Kernel.Takes(expression, result, composition.Operands)))
        {
            composition.Undo();
            product.Realize();
            return false;
        }
        string all = OperationName.Join(composition.Names, name);
        if (defers && MayDefer(result)) _ = new DeferredFormula(accelerator, composition.Product?.Kernel ?? this, all, expression, type, result, composition.Operands, composition.Parts);
        else Launch(all, new(expression), type, [result], [.. composition.Operands]);
        return true;
    }

    void Launch(string name, Formula formula, ScalarType type, Tensor[] results, ReadOnlySpan<Tensor> operands)
    {
        if (results[0].ElementCount == 0) return;
        var program = Program(name, formula, type, results, operands, out var tensors, out var layout);
        new Launch(programs).Tensors(tensors).Numbers(layout.Index, layout.Count).Walk(layout).HostNumbers(type, operands.ToArray().Where(HostNumber.Is)).Parameters(formula, type).Run(program, layout.Count);
    }

    Program Program(string name, Formula formula, ScalarType type, Tensor[] results, ReadOnlySpan<Tensor> operands, out List<Tensor> tensors, out Layout layout)
    {
        tensors = [.. results];
        foreach (var x in operands)
            if (!HostNumber.Is(x)) tensors.Add(x);
        layout = Layout.Of(results[0].Sizes, tensors.ToArray());
        var dtypes = new DType?[operands.Length];
        for (int i = 0; i < dtypes.Length; i++) dtypes[i] = HostNumber.Is(operands[i]) ? null : operands[i].DType;
        var map = new MapShape("map_" + name, formula, type, layout, [.. results.Select(static y => y.DType)], dtypes);
        return programs.Get(map.Key, () => MapTemplate.Write(map));
    }

    /// <summary>Whether a result is a whole buffer that was never written, row-major.</summary>
    internal static bool MayDefer(Tensor result) => ((MemoryBuffer)result.Storage.Memory!).MayDefer && result.Offset == 0 && result.IsContiguous
        && result.ElementCount * result.DType.ByteSize == result.Storage.ByteLength;
}

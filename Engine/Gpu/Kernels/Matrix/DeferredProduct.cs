namespace NamedTorch.Gpu;

/// <summary>A product that waits for what is done to its sums: pointwise operations after it become its epilogue.</summary>
/// <param name="multiply">Queues a product, given as the three tensors are here, with what is done to its sums.</param>
/// <param name="c">How the product lies in the memory of its result: [batch…, rows, columns], all of it.</param>
/// <param name="a">[batch…, rows, inner].</param>
/// <param name="b">[batch…, inner, columns].</param>
sealed class DeferredProduct(Action<Tensor, Tensor, Tensor, Epilogue> multiply, Tensor c, Tensor a, Tensor b) : IDeferredKernel
{
    readonly long[] sizes = c.Sizes.ToArray(), strides = c.Strides.ToArray();

    public IReadOnlyList<Tensor> Operands { get; } = [LeafView.Stretched(a, a.Sizes), LeafView.Stretched(b, b.Sizes)];

    /// <summary>The sum that the formula begins with.</summary>
    internal static Expression Sum { get; } = new FoldExpression(0);

    // Where nothing is recorded nobody needs them.
    public bool ComputesParts => false;

    public bool Takes(Expression expression, Tensor result, IEnumerable<Tensor> operands) =>
        ExpressionCost.Of(expression) <= FusionLimits.Epilogue && operands.All(x => LeafView.Of(LeafView.Stretched(x, result.Sizes), In(result)) is not null);

    public void Compute(string name, Expression expression, ScalarType computing, Tensor result, IReadOnlyList<Tensor> operands, IReadOnlyList<(Expression Expression, Tensor Result)> also)
    {
        var target = In(result);
        var epilogue = new Epilogue(x => new(new Substitution(place => x[place + 2].Expression, fold: x[0].Expression).Of(expression)), computing, [.. operands.Select(x => LeafView.Of(x, target)!)]);
        multiply(target, Operands[0], Operands[1], epilogue);
    }

    /// <summary>
    /// The product's dims in the order in which they lie in memory, outermost first; null where it is not all of a buffer that was never written.
    /// </summary>
    internal static int[]? Order(Tensor c)
    {
        var (sizes, strides) = (c.Sizes.ToArray(), c.Strides.ToArray());
        int[] order = [.. Enumerable.Range(0, c.Rank).OrderByDescending(d => sizes[d] == 1 ? long.MaxValue : strides[d])];
        return MapRunner.MayDefer(Turned(c, order)) ? order : null;
    }

    /// <summary>A tensor with its dims in another order.</summary>
    internal static Tensor Turned(Tensor x, int[] order)
    {
        var (sizes, strides) = (x.Sizes.ToArray(), x.Strides.ToArray());
        return Tensor.Over(x.Storage, x.DType, new(DimList.Unnamed(order.Length), [.. order.Select(d => sizes[d])]), [.. order.Select(d => strides[d])], x.Offset);
    }

    Tensor In(Tensor result) => Tensor.Over(result.Storage, result.DType, new(DimList.Unnamed(sizes.Length), sizes), strides, result.Offset);
}

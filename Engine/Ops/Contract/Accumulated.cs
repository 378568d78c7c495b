using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>beta · x + alpha · (left · right): a product with something added, in one go where neither is scaled.</summary>
static class Accumulated
{
    internal static Tensor Run<TOp>(string operation, Tensor x, Tensor left, Tensor right, Contracted plan, double beta, double alpha, Tensor? into) where TOp : struct, IOperation
    {
        var type = Unify.Types(operation, plan.Type, x.Type);
        if (!type.SameSizes(plan.Type))
            throw new Conflict(DiagnosticId.NT2007, operation, ("reason", "x does not stretch to the product.")).With("x", x.Type).With("product", plan.Type).ToException();
        if (beta == 1 && alpha == 1) return Contraction<TOp>.Run(plan.Labels, left, right, type, x, into);
        var product = Scaled(operation, Contraction<TOp>.Run(plan.Labels, left, right, type), alpha);
        // A beta of 0 leaves x out, NaN and all.
        return beta == 0 ? into is null ? product : Unary.Numeric(new Positive(), product, into) : Binary.Numeric(new Add(), product, Scaled(operation, x, beta), into);
    }

    /// <summary>Throws what the whole signature finds first: the sum may refuse what comes before the product's reason.</summary>
    internal static void Refuse(string operation, string signature, Tensor x, Tensor left, Tensor right) =>
        Signature.Of(signature).Infer(operation, new Arguments().Type("x", x.Type).Type("left", left.Type).Type("right", right.Type));

    static Tensor Scaled(string operation, Tensor x, double factor)
    {
        if (factor == 1) return x;
        if (x.DType.IsFloating) return x * factor;
        if (factor != Math.Truncate(factor))
            throw new Conflict(DiagnosticId.NT4101, operation, ("reason", $"{x.DType.Name} cannot be scaled by {factor}.")).With("x", x.Type).ToException();
        return x * (long)factor;
    }
}

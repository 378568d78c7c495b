using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>What is written into a part of a tensor: unified with the part's names, broadcast to its sizes, converted to its dtype.</summary>
static class Values
{
    /// <summary>Throws unless a value of these names and sizes can be written into a part.</summary>
    /// <returns>The part's type with what the value's names add to it.</returns>
    internal static TensorType Check(string operation, Tensor value, TensorType part)
    {
        var type = Unify.Try(operation, part, Trimmed(value.Type, part.Rank), NameRules.Current, "part", "value").Type;
        if (!type.SameSizes(part))
            throw new Conflict(DiagnosticId.NT2001, operation, ("reason", $"a value of type {value.Type} does not fit a part of type {part}."), ("fix", "The value may be broadcast, the part may not."))
                .With("part", part).With("value", value.Type).ToException();
        return type;
    }

    /// <summary>The value in row-major order, of a part's sizes and dtype; one element alone is repeated by strides of 0.</summary>
    internal static Tensor Plain(Tensor value, TensorType part, DType dtype, Tensor target)
    {
        if (value.ElementCount == 1)
        {
            var one = Tensor.Allocate(TensorType.Scalar, dtype, target.Device);
            Copying.Run(one, value.View(TensorType.Scalar, [], value.Offset));
            return one.View(part, new long[part.Rank], 0);
        }
        if (value.DType == dtype && value.IsContiguous && value.Type.SameSizes(part) && value.Storage != target.Storage) return value.View(part);
        var plain = Tensor.Allocate(part, dtype, target.Device);
        Copying.Run(plain, Trim(value, part.Rank));
        return plain;
    }

    /// <summary>Without the leading size-1 dims that a value has more than the part.</summary>
    internal static Tensor Trim(Tensor value, int rank)
    {
        int extra = value.Rank - rank;
        return extra <= 0 ? value : value.View(Trimmed(value.Type, rank), value.Strides[extra..].ToArray(), value.Offset);
    }

    /// <summary>The cotangent of a value from that of the part it was written to.</summary>
    internal static Tensor Adjoint(Tensor g, TensorType value)
    {
        if (value.Rank <= g.Rank) return Ops.Adjoint.OfUnify(g, value);
        return Reshape.Run(Ops.Adjoint.OfUnify(g, Trimmed(value, g.Rank)), value);
    }

    static TensorType Trimmed(TensorType value, int rank)
    {
        int extra = value.Rank - rank;
        for (int d = 0; d < extra; d++)
            if (value.SizeArray[d] != 1 || value.Dims.NameAt(d) is not null) return value;
        return extra <= 0 ? value : new(value.Dims.Slice(extra, rank), value.SizeArray[extra..]);
    }
}

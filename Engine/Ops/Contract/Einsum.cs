using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>Einstein's sum: the product of all operands, summed over every dim that the result does not list.</summary>
    /// <remarks>
    /// In letters, "bij,bjk->bik", or in names apart by spaces, "batch time embed, embed out -> batch time out". A dim listed twice
    /// in one operand is its diagonal; <c>...</c> stands for further dims, lined up from the right; without <c>-></c> the result has
    /// the dims that occur once, in alphabetical order. Names: those of the operands, which agree (strict rules: contracted ones
    /// too); in a text of names, those. Operands are multiplied from left to right. Derivatives: contractions of the cotangent.
    /// </remarks>
    public readonly struct Einsum : IOperation
    {
        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                const string places = "letters stand for places";
                return
                [
                    new("a product", t => Torch.Einsum("ij,jk->ik", t[0], t[1]), new(("A", 3), ("K", 4)), new(("K", 4), ("B", 2))) { Positional = places },
                    new("names", t => Torch.Einsum("n time embed, embed out -> n time out", t[0], t[1]), new(("n", 2), ("time", 3), ("embed", 4)), new(("embed", 4), ("out", 2))) { Positional = places },
                    new("implied result", t => Torch.Einsum("kj,ik", t[0], t[1]), new(4, 3), new(2, 4)) { Positional = places },
                    new("a rest", t => Torch.Einsum("...ik,...kj->...ij", t[0], t[1]), new(2, 3, 2, 2), new(3, 2, 4)) { Positional = places },
                    new("a diagonal", t => Torch.Einsum("iij->j", t[0]), new Input(3, 3, 2)) { Positional = places },
                    new("a transposition", t => Torch.Einsum("ijk->kij", t[0]), new Input(2, 3, 4)) { Positional = places },
                    new("three operands", t => Torch.Einsum("ij,jk,kl->il", t[0], t[1], t[2]), new(2, 3), new(3, 2), new(2, 4)) { Positional = places },
                    new("sums of one operand", t => Torch.Einsum("ij,kl->i", t[0], t[1]), new(2, 3), new(3, 2)) { Positional = places },
                ];
            }
        }

        internal static Tensor Run(string text, ReadOnlySpan<Tensor> operands)
        {
            var dims = new EinsumDims(EinsumText.Of(text), operands);
            var (left, labels) = Prepared(operands[0], dims.Operands[0], dims);
            for (int n = 1; n < operands.Length; n++)
            {
                var (right, others) = Prepared(operands[n], dims.Operands[n], dims);
                HashSet<int> wanted = [.. dims.Output, .. dims.Operands.Skip(n + 1).SelectMany(l => l)];
                (left, labels) = Summed(left, labels, [.. wanted, .. others]);
                (right, others) = Summed(right, others, [.. wanted, .. labels]);
                bool isLast = n == operands.Length - 1;
                int[] kept = isLast ? [.. dims.Output.Where(l => labels.Contains(l) || others.Contains(l))] : [.. labels.Union(others).Where(wanted.Contains)];
                var type = new TensorType(DimList.Unnamed(kept.Length), [.. kept.Select(dims.Size)]);
                (left, labels) = (Contraction<Einsum>.Run(new(labels, others, kept), left, right, type), kept);
            }
            (left, labels) = Summed(left, labels, [.. dims.Output]);
            return Rearrange.Run(left, dims.Type, [.. dims.Output.Select(label => Array.IndexOf(labels, label))]);
        }

        // Diagonals taken, and dims dropped that another operand stretches: each label once, with its full size.
        static (Tensor, int[]) Prepared(Tensor x, int[] labels, EinsumDims dims)
        {
            int[] own = [.. labels.Distinct().Where(label => Size(label) == dims.Size(label))];
            int[] all = [.. labels.Distinct()];
            var type = new TensorType(DimList.Unnamed(all.Length), [.. all.Select(Size)]);
            x = WalkedTogether.Run(x, type, [.. labels.Select(label => Array.IndexOf(all, label))]);
            return own.Length == all.Length ? (x, all)
                : (Rearrange.Run(x, new(DimList.Unnamed(own.Length), [.. own.Select(Size)]), [.. own.Select(label => Array.IndexOf(all, label))]), own);

            long Size(int label) => x.Sizes[Array.IndexOf(labels, label)];
        }

        static (Tensor, int[]) Summed(Tensor x, int[] labels, HashSet<int> wanted)
        {
            int[] over = [.. Enumerable.Range(0, labels.Length).Where(d => !wanted.Contains(labels[d]))];
            return over.Length == 0 ? (x, labels) : (Summing.Over(x, over), [.. labels.Where(wanted.Contains)]);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Einsum"/>
        /// <param name="text">"bij,bjk->bik", or names apart by spaces.</param>
        /// <param name="operands">As many as the text has, of one dtype.</param>
        /// <exception cref="ContractException">NT3004: the text is no einsum.</exception>
        /// <exception cref="NameMismatchException">NT1001: one dim, two names.</exception>
        /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
        /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
        /// <exception cref="SizeMismatchException">NT2001: one dim, two sizes.</exception>
        /// <exception cref="ShapeException">NT2007: other ranks or another number of operands than the text says.</exception>
        public static Tensor Einsum(string text, params ReadOnlySpan<Tensor> operands) => Ops.Einsum.Run(text, operands);

        /// <inheritdoc cref="Einsum(string, ReadOnlySpan{Tensor})"/>
        public static Tensor Einsum(string text, params Tensor[] operands) => Ops.Einsum.Run(text, operands);
    }
}

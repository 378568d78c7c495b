namespace NamedTorch.Diagnostics;

/// <summary>Rows about sizes, shapes and indices.</summary>
internal static class SizesRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT2001, "Sizes of one dim differ", Severity.Error,
            [
                "dim '{dim}' has size {left_size} in '{left}' and {right_size} in '{right}'.",
                "position {position} from the right has size {left_size} in '{left}' and {right_size} in '{right}'.",
            ],
            "One name, one size. If these are different axes, rename one: {right}.Rename(\"{dim}\", ...)." + "\n" +
            "Sizes at position {position} must be equal, or one of them 1."),

        new(DiagnosticId.NT2002, "Named size-1 dim would stretch", Severity.Error,
            [
                "dim '{dim}' of '{operand}' has size 1 and would stretch to {size}.",
            ],
            "A named dim of size 1 stretches only where an operation made it. Drop it with {operand}.Squeeze(\"{dim}\"), or say so with {operand}.Expand((\"{dim}\", {size}))."),

        new(DiagnosticId.NT2003, "Element count changes", Severity.Error,
            [
                "sizes {sizes} multiply to {product}, but dim '{dim}' has size {size}.",
                "{from} elements cannot become {to}.",
                "{type} has more than 9223372036854775807 elements.",
            ],
            "The sizes must multiply to what is there; at most one may be -1, to be inferred."),

        new(DiagnosticId.NT2004, "Layer arithmetic impossible", Severity.Error,
            [
                "dim '{dim}' has size {size}; kernel {kernel} with padding {padding} and dilation {dilation} needs at least {needed}.",
                "dim '{dim}' has size {size}, the signature says {expected}.",
                "dim '{dim}' would have size {formula} = {value}.",
            ],
            "Fit the input, the padding or the layer's sizes."),

        new(DiagnosticId.NT2005, "Squeeze without a name", Severity.Warning,
            [
                "which dims go depends on sizes at run time.",
            ],
            "Name the dim that should go: Squeeze(\"x\")."),

        new(DiagnosticId.NT2006, "Index out of range", Severity.Error,
            [
                "index {index} is out of range for dim '{dim}' of size {size}.",
            ],
            "Indices go from -{size} up to {size}, which is excluded."),

        new(DiagnosticId.NT2007, "Invalid shape argument", Severity.Error,
            [
                "argument '{argument}' is {value}.",
            ],
            ""),
    ];
}

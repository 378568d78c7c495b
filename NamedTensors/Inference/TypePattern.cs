using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Signatures;

namespace NamedTorch;

/// <summary>
/// A type with holes, to hold a tensor's type against: <c>"batch .. embed=64"</c>. <c>..</c> is any run of dims, <c>_</c> any one
/// dim, <c>?</c> an unnamed one, <c>{a b ..}</c> dims in any order, <c>name=n</c> gives a size a name that must mean the same
/// size everywhere.
/// </summary>
public sealed class TypePattern
{
    static readonly ParsedTexts<TypePattern> parsed = new();
    static readonly Arguments none = new();

    readonly Pattern pattern;

    TypePattern(Pattern pattern) => this.pattern = pattern;

    /// <summary>The pattern of a text; the same object for the same text.</summary>
    /// <exception cref="ContractException">NT3004: the text is no pattern; the message says where.</exception>
    public static TypePattern Parse(string text) => parsed.Get(text, static text => new(SignatureParser.SinglePattern(text)));

    /// <summary>Why a type does not have this form; null if it has.</summary>
    /// <param name="type">The type.</param>
    /// <param name="operation">What the user called.</param>
    /// <param name="operand">How messages call the tensor.</param>
    /// <param name="id">NT3001 for an argument, NT3002 for a result, NT3003 for anything else.</param>
    /// <param name="sizes">Sizes that names already mean in this call; matching adds the names it meets.</param>
    public Conflict? Match(
        TensorType type, string operation = "Expect", string operand = "x", DiagnosticId id = DiagnosticId.NT3003,
        IDictionary<string, long>? sizes = null)
    {
        var bindings = new Bindings(operation, none, NameRules.Strict);
        var bound = new BoundOperand(operand, type);
        bindings.Inputs.Add(bound);
        if (sizes is not null)
            foreach (var pair in sizes) bindings.SizeNames[pair.Key] = pair.Value;
        if (PatternMatch.Run(bindings, pattern, bound, out string? misfit) is { } conflict) return Broken(conflict.Reason);
        if (misfit is not null) return Broken(misfit);
        var findings = new Findings();
        Agreement.Sizes(bindings, findings);
        if ((findings.First ?? SizeArithmetic.Check(bindings, pattern, findings)) is { } size) return Broken(size.Reason);
        if (sizes is null) return null;
        foreach (var claim in bindings.Claims.Values.SelectMany(c => c))
        {
            if (claim.Slot.Name is not { } dim || claim.Size == -1) continue;
            if (sizes.TryGetValue(dim, out long before) && Size.SurelyDiffer(before, claim.Size))
                return Broken($"dim '{dim}' has size {new Size(claim.Size)} here and {new Size(before)} before");
            sizes[dim] = claim.Size;
        }
        foreach (var pair in bindings.SizeNames) sizes[pair.Key] = pair.Value;
        return null;

        Conflict Broken(string clause) =>
            new(id, operation, ("operand", operand), ("type", type), ("contract", this), ("clause", clause.TrimEnd('.')));
    }

    /// <summary>
    /// What the pattern promises of a tensor: names in order, an open front where a row is, sizes where they are numbers. A named dim
    /// that may have size 1 may be a unit.
    /// </summary>
    /// <param name="sizeOf">The size that a name stands for: <c>n</c> in <c>embed=n</c>, or <c>embed</c> itself where it has no size;
    /// null = not known.</param>
    public TensorType ToType(Func<string, Size>? sizeOf = null)
    {
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        bool isOpen = false;
        if (pattern.IsSet && !pattern.Terms.OfType<RowTerm>().Any())
            return new(DimList.From(pattern.Terms.Select(_ => DimSlot.Unknown)), [.. pattern.Terms.Select(_ => -1L)]);
        if (pattern.IsSet) return TensorType.Unknown;
        foreach (var term in pattern.Terms)
        {
            if (term is not DimTerm dim)
            {
                // How many dims stand before those behind a row is not known.
                slots.Clear();
                sizes.Clear();
                isOpen = true;
                continue;
            }
            long size = (dim.Size is null ? dim.Kind == DimTermKind.Name ? Named(dim.Name) : Size.Unknown : Value(dim.Size)).Code;
            var slot = dim.Kind switch
            {
                DimTermKind.Name => DimSlot.Of(dim.Name),
                DimTermKind.Unnamed => DimSlot.Unnamed,
                _ => DimSlot.Unknown,
            };
            slots.Add(slot.WithUnit(size is 1 or < 0 ? DimUnit.Maybe : DimUnit.No));
            sizes.Add(size < -1 && new Size(size).NegativeConstant is not null ? -1 : size);
        }
        return Distinct.Check("", slots, isOpen, out var dims) is null ? new(dims!, [.. sizes]) : TensorType.Unknown;

        Size Named(string name) => sizeOf?.Invoke(name) ?? Size.Unknown;

        Size Value(SizeTerm term) => term switch
        {
            NumberTerm number => number.Value,
            SizeNameTerm name => Named(name.Name),
            BinaryTerm { Operator: '+' } sum => Value(sum.Left) + Value(sum.Right),
            BinaryTerm { Operator: '-' } difference => Value(difference.Left) - Value(difference.Right),
            BinaryTerm { Operator: '*' } product => Value(product.Left) * Value(product.Right),
            BinaryTerm quotient => Value(quotient.Left) / Value(quotient.Right),
            _ => Size.Unknown,
        };
    }

    /// <summary>The pattern in canonical spelling.</summary>
    public override string ToString() => pattern.ToString();
}

using NamedTorch.Signatures;

namespace NamedTorch;

/// <summary>
/// What an operation does to names and sizes, e.g. <c>"..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j"</c> or
/// <c>"x -> drop(x, over, keepDim)"</c>. Run time, gradients, checker and documentation read the same text.
/// </summary>
/// <remarks>The language is described in docs/rules/NT3004.md.</remarks>
public sealed class Signature : IEquatable<Signature>
{
    static readonly ParsedTexts<Signature> parsed = new();

    object?[]? memory;

    internal Signature(Sequence<Form> forms) => Forms = forms;

    /// <summary>The alternatives, tried in order.</summary>
    internal Sequence<Form> Forms { get; }

    /// <summary>Results of earlier calls; what an entry is, is inference's affair.</summary>
    internal object?[] Memory => memory ??= new object?[64];

    /// <summary>The number of results.</summary>
    public int OutputCount => Forms[0].Outputs.Count;

    /// <summary>True if a result is a list of tensors.</summary>
    /// <param name="output">Which result.</param>
    public bool GivesList(int output) => Forms[0].Outputs[output].IsList;

    /// <summary>The signature of a text; the same object for the same text, among the first thousands.</summary>
    /// <exception cref="ContractException">NT3004: the text is no signature; the message says where.</exception>
    public static Signature Parse(string text) => parsed.Get(text, static text => new(SignatureParser.Forms(text)));

    /// <inheritdoc cref="Parse"/>
    public static Signature Of(string text) => Parse(text);

    /// <summary>True for signatures that say the same, however they are spaced.</summary>
    public bool Equals(Signature? other) => other is not null && Forms.Equals(other.Forms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => Forms.GetHashCode();

    /// <summary>The signature in canonical spelling.</summary>
    public override string ToString() => string.Join("; ", Forms);
}

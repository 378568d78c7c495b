namespace NamedTorch;

/// <summary>
/// What a member does to names and sizes, e.g. <c>[Signature("..r seq embed -> ..r embed")]</c>. Inputs bind to the tensor
/// parameters in order, the receiver first; other names are the parameters of the same name.
/// </summary>
/// <param name="text">The signature; docs/rules/NT3004.md describes the language.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Delegate,
    Inherited = false)]
public sealed class SignatureAttribute(string text) : Attribute
{
    /// <summary>The signature as written.</summary>
    public string Text { get; } = text;

    /// <summary>The signature.</summary>
    /// <exception cref="ContractException">NT3004: the text is no signature.</exception>
    public Signature Signature => Signature.Parse(Text);
}

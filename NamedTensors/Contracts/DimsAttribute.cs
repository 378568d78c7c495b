namespace NamedTorch;

/// <summary>
/// The dims a parameter, result, field or property promises to have, one per string:
/// <c>[Dims("batch", "...", "embed=64")]</c>, or all in one. One name within one call means one size. The checker verifies it
/// where it can, the run time at module boundaries.
/// </summary>
/// <param name="dims">Names, <c>name=size</c>, <c>?</c> unnamed, <c>_</c> any dim, <c>..</c> or <c>...</c> any run of dims.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class DimsAttribute(params string[] dims) : Attribute
{
    /// <summary>The contract as one text.</summary>
    public string Text { get; } = string.Join(" ", dims);

    /// <summary>The contract.</summary>
    /// <exception cref="ContractException">NT3004: the text is no contract.</exception>
    public TypePattern Pattern => TypePattern.Parse(Text);
}

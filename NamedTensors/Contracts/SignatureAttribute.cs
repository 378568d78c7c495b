namespace NamedTorch;
/// <summary>x</summary>
[AttributeUsage(AttributeTargets.All)] public sealed class SignatureAttribute(string text) : Attribute { /// <summary>x</summary>
public string Text { get; } = text; }

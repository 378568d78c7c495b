namespace NamedTorch.Core;

/// <summary>A tape entry that stands for an operation of another type: a family's.</summary>
public interface IWrapper
{
    /// <summary>The operation's own struct.</summary>
    Type Wrapped { get; }
}

namespace NamedTorch.Core;

/// <summary>An input's origin: which output of which node.</summary>
/// <param name="Node">The node; null where no gradient is wanted.</param>
/// <param name="Output">Which of its outputs.</param>
public readonly record struct Edge(Node? Node, int Output);

namespace NamedTorch.Ops;

/// <summary>How attention scores a key for a query: scale · (query · key), and what may not be seen.</summary>
/// <param name="Scale">Factor of the products.</param>
/// <param name="IsCausal">Query i sees keys 0 to i only.</param>
/// <param name="Mask">
/// [batch…, queries, keys], with stride 0 where it repeats: bool, true where a query may see a key; or float32, added to the scores. Null: all is seen.
/// </param>
public readonly record struct AttentionScores(double Scale, bool IsCausal, Tensor? Mask = null);

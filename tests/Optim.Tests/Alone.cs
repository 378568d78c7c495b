namespace NamedTorch.Tests;

/// <summary>Tests that count what is lent run while no other test allocates.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

namespace NamedTorch.Tests;

/// <summary>Tests that count the process's memory or draw from its random stream run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

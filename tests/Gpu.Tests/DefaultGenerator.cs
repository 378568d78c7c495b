namespace NamedTorch.Tests;

/// <summary>Tests that seed the generator which everything draws from: alone, or others would draw in between.</summary>
[CollectionDefinition(nameof(DefaultGenerator), DisableParallelization = true)]
public sealed class DefaultGenerator;

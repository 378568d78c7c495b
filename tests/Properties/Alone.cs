namespace NamedTorch.Properties;

/// <summary>Tests that seed the default generator run while no other test draws from it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

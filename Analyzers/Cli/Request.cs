namespace NamedTorch.Analyzers.Cli;

/// <summary>What the command line asks for.</summary>
/// <param name="Path">A project, a folder or a file that exists.</param>
/// <param name="Explain">Types of the member with each report.</param>
/// <param name="Types">Types of every member.</param>
/// <param name="Sarif">Where the log goes, or null.</param>
/// <param name="Configuration">The project's configuration.</param>
sealed record Request(string Path, bool Explain, bool Types, string? Sarif, string Configuration);

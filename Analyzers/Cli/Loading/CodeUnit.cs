using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>What is compiled, and so checked, together.</summary>
/// <param name="Compilation">Sources, generated sources and references.</param>
/// <param name="Options">The .editorconfig and additional files that apply.</param>
sealed record CodeUnit(CSharpCompilation Compilation, AnalyzerOptions Options);

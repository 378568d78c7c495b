using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Fixes.Proposals;

/// <summary>One way to change the code, to be offered if what comes out compiles and the checker is content with it.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Key">The same for what is the same fix elsewhere: "AlignAs".</param>
/// <param name="Node">What is replaced.</param>
/// <param name="Replacement">By what.</param>
internal sealed record Candidate(string Title, string Key, SyntaxNode Node, SyntaxNode Replacement);

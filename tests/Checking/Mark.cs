using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Checking;

/// <summary><c>{|NT1001:x + y|}</c>: what is to be reported, and where; the span counts without the markup.</summary>
public readonly record struct Mark(string Id, TextSpan Span);

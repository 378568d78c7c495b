namespace NamedTorch.Conformance;

/// <summary>Where strict mode differs from PyTorch: the strict rules of docs/adr/0002-names-by-signatures.md, and nothing else.</summary>
static class StrictRules
{
    /// <summary>The rule behind a refusal, or null where there is none.</summary>
    internal static string? Of(TensorTypeException ours, string op) => (int)ours.Id switch
    {
        2002 => "NT2002 a named dim of size 1 stretches only where an operation made it",
        1007 => "NT1007 contracted names must agree",
        1011 => "NT1011 a name is an identifier: '*' is none",
        2005 => "NT2005 names never depend on sizes: squeeze by name",
        1004 => "NT1004 two results or dims never share a name",
        2001 when op.EndsWith("_loss", StringComparison.Ordinal) => "NT2001 losses stretch nothing",
        _ => Categories.IsAboutNames(ours) ? Unify(op) : null,
    };

    /// <summary>The rule for operations on which tensors meet though PyTorch looks at the names of the first alone, or at none.</summary>
    internal static string? Unify(string op) => op is "cat" or "expand_as" or "broadcast_tensors" ? "unify: names meet wherever tensors do, in cat, expand_as and broadcast_tensors too" : null;
}

namespace NamedTorch.Conformance;

/// <summary>What strict mode refuses though PyTorch allows it: the strict rules of docs/adr/0002-names-by-signatures.md, and nothing else.</summary>
static class StrictRules
{
    /// <summary>The rule behind a refusal, or null where there is none.</summary>
    internal static string? Of(TensorTypeException ours, string op) => (int)ours.Id switch
    {
        2002 => "NT2002 a named dim of size 1 stretches only where an operation made it",
        1007 => "NT1007 contracted names must agree",
        2005 => "NT2005 names never depend on sizes: squeeze by name",
        1004 => "NT1004 two results or dims never share a name",
        2001 when op.EndsWith("_loss", StringComparison.Ordinal) => "NT2001 losses stretch nothing",
        _ => null,
    };
}

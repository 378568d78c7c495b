namespace NamedTorch.Tests.Ptx;

/// <summary>A decoded line. Operands are places in the register file, where constants have places of their own.</summary>
sealed class PtxInstruction(int line, string text)
{
    internal int Line => line;

    /// <summary>The predicate's place, or −1; it must be this.</summary>
    internal int Guard = -1;

    internal ulong Wanted = 1;

    internal PtxKind Kind;

    internal PtxOpcode? Opcode;

    internal int Target = -1, A = -1, B = -1, C = -1;

    /// <summary>Where a branch goes.</summary>
    internal int Goal;

    /// <summary>Bytes of an access, and whether they are widened with their sign.</summary>
    internal int Bytes;

    internal bool IsSigned, IsShared;

    internal PtxFault Fault(string reason) => new(line, text, reason);
}

/// <summary>What kind of thing a line does.</summary>
enum PtxKind
{
    Compute,
    Load,
    Store,
    Branch,
    Barrier,
    Return,
}

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

    internal bool IsSigned, IsShared, IsTransposed;

    /// <summary>Bytes that an address must be a multiple of.</summary>
    internal int Alignment;

    /// <summary>Operands in braces: what a vector is loaded to or stored from, or the words of matrices.</summary>
    internal int[] Vector = [], Left = [], Right = [];

    /// <summary>What a matrix unit multiplies: tf32, f16 or bf16.</summary>
    internal string Unit = "";

    /// <summary>Batches of copies that may stay under way.</summary>
    internal int Pending;

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
    Matrices,
    Multiply,
    Copy,
    Commit,
    Wait,
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>What distributions ask of their parameters.</summary>
static class RandomArgument
{
    internal static void Floating(string operation, DType dtype)
    {
        if (!dtype.IsFloating) throw new Conflict(DiagnosticId.NT4101, operation, ("dtype", dtype.Name)).ToException();
    }

    internal static void Check(string operation, bool holds, FormattableString reason)
    {
        if (!holds) throw new Conflict(DiagnosticId.NT2007, operation, ("reason", FormattableString.Invariant(reason))).ToException();
    }
}

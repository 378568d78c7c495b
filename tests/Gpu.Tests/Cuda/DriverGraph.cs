namespace NamedTorch.Tests.Cuda;

/// <summary>Captured work: nodes in order; launches may get new arguments.</summary>
sealed class DriverGraph
{
    internal List<DriverNode> Nodes { get; init; } = [];

    internal bool IsBroken { get; set; }

    /// <summary>An executable copy.</summary>
    internal DriverGraph Copy() => new() { Nodes = [.. Nodes.Select(static n => new DriverNode(n.Handle, n.Work, n.Launch))] };
}

/// <summary>A node: a launch, whose arguments may change, or other work.</summary>
sealed class DriverNode(nint handle, Action work, DriverLaunch? launch)
{
    internal nint Handle => handle;

    internal Action Work { get; set; } = work;

    internal DriverLaunch? Launch { get; } = launch;
}

/// <summary>A launch with its arguments as they were when it was queued.</summary>
sealed record DriverLaunch(DriverFunction Function, (long X, long Y, long Z) Grid, ulong[] Arguments);

namespace NamedTorch.Gpu;

/// <summary>Recorded launches that are queued one by one: for drivers without graphs. What the program does between them is saved.</summary>
sealed class LaunchList(AcceleratorDriver driver) : LaunchGraph
{
    readonly List<(nint Program, Kernel Kernel, Grid Grid, Argument[] Arguments)> launches = [];

    internal override int Count => launches.Count;

    internal override int Add(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments, bool changes)
    {
        launches.Add((program, kernel, grid, arguments.ToArray()));
        return launches.Count - 1;
    }

    internal override void Finish() { }

    internal override void Change(int launch, ReadOnlySpan<Argument> arguments) => arguments.CopyTo(launches[launch].Arguments);

    internal override void Replay(nint stream)
    {
        foreach (var (program, kernel, grid, arguments) in launches) driver.Launch(stream, program, kernel, grid, arguments);
    }

    public override void Dispose() => launches.Clear();
}

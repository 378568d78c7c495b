using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.Threads;

public sealed class PlacementTests
{
    [Fact]
    public void AThreadThatIsMoved_IsElsewhereAndMayGoAnywhere()
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            Placement.Move(1, Placement.Here);
            return;
        }
        // Others may move it on at once: of many tries most must end where they were sent, and every processor stays reachable.
        int moved = 0;
        var reached = new HashSet<int>();
        for (int i = 0; i < 200; i++)
        {
            int from = Placement.Here;
            Placement.Move(1 + i % (Environment.ProcessorCount - 1), from);
            int now = Placement.Here;
            reached.Add(now);
            if (now != from) moved++;
        }
        Assert.InRange(moved, 100, 200);
        Assert.True(reached.Count >= 2, $"only processor {string.Join(' ', reached)} was reached");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -1)]
    [InlineData(5, 4000)]
    public void NowhereToGo_ChangesNothing(int distance, int from) => Placement.Move(distance, from);
}

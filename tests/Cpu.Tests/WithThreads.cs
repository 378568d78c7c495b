using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests;

/// <summary>Tests that set the number of threads run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WithThreads
{
    public const string Name = "sets the number of threads";

    /// <summary>Runs an action at each number of threads and puts the old number back.</summary>
    public static void Each(ReadOnlySpan<int> counts, Action<int> action)
    {
        int before = Team.Threads;
        try
        {
            foreach (int count in counts)
            {
                Team.Threads = count;
                action(count);
            }
        }
        finally
        {
            Team.Threads = before;
        }
    }
}

using System.Runtime;

namespace NamedTorch.Core;

/// <summary>Collections of garbage that the library asks for, with the threads that wait for work out of its way.</summary>
public static class Collection
{
    // The collector of a server runs a thread of its own on every processor: threads that spin would be in its way.
    static readonly bool IsOnOneThread = !GCSettings.IsServerGC;

    /// <summary>A backend's threads, if it has some that spin for work.</summary>
    public static IBystanders? Bystanders { get; set; }

    internal static void Run(int generation)
    {
        var aside = IsOnOneThread && Bystanders is { } bystanders && bystanders.TryStandAside() ? bystanders : null;
        try
        {
            // Compacting: otherwise the few survivors may keep the whole region around them, one at each collection, and the next collections look at all of those.
            GC.Collect(generation, GCCollectionMode.Forced, blocking: true, compacting: true);
        }
        finally
        {
            aside?.ComeBack();
        }
    }
}

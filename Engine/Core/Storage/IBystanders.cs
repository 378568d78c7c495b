namespace NamedTorch.Core;

/// <summary>
/// Threads that spin while they wait for work. Before a collection of garbage the runtime has to interrupt each of them, and to wake it afterwards,
/// which takes several times as long as the collection of a small heap; those that wait outside managed code it leaves alone.
/// </summary>
public interface IBystanders
{
    /// <summary>Asks the threads to wait outside managed code until <see cref="ComeBack"/>; false, and nothing asked, where they are at work.</summary>
    bool TryStandAside();

    /// <summary>Ends what a successful <see cref="TryStandAside"/> began; called by the same thread.</summary>
    void ComeBack();
}

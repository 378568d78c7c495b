namespace NamedTorch.Cpu;

/// <summary>Work that is cut into numbered chunks, each of which any thread may run.</summary>
/// <remarks>
/// A job is a struct, so that its <see cref="Run"/> is compiled for it alone and the chunk call is not virtual.
/// All chunks see the same instance: a chunk may read its fields freely and may write only what no other chunk touches.
/// </remarks>
public interface IJob
{
    /// <summary>Runs one chunk.</summary>
    /// <param name="chunk">Number of the chunk, 0 ≤ chunk &lt; the count given to <see cref="Team"/>.</param>
    void Run(int chunk);
}

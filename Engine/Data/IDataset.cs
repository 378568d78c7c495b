namespace NamedTorch;

/// <summary>Samples by number.</summary>
/// <typeparam name="T">One sample: a tensor, or a record or tuple of tensors.</typeparam>
public interface IDataset<out T>
{
    /// <summary>Number of samples.</summary>
    long Count { get; }

    /// <summary>One sample.</summary>
    /// <param name="index">0 ≤ index &lt; Count.</param>
    T this[long index] { get; }
}

namespace NamedTorch;

/// <summary>Datasets from what is at hand.</summary>
public static class Dataset
{
    /// <summary>Samples of a list.</summary>
    public static IDataset<T> From<T>(IReadOnlyList<T> samples) => new ListDataset<T>(samples);

    /// <summary>Samples made on demand.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="sample">The sample of a number.</param>
    public static IDataset<T> From<T>(long count, Func<long, T> sample) => new ComputedDataset<T>(count, sample);

    sealed class ListDataset<T>(IReadOnlyList<T> samples) : IDataset<T>
    {
        public long Count => samples.Count;
        public T this[long index] => samples[(int)index];
    }

    sealed class ComputedDataset<T>(long count, Func<long, T> sample) : IDataset<T>
    {
        public long Count => count;
        public T this[long index] => index >= 0 && index < count ? sample(index) : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {count} samples.");
    }
}

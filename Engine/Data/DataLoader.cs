using System.Collections;
using NamedTorch.Data;

namespace NamedTorch;

/// <summary>Batches of a dataset: samples are stacked along a named batch dim, which comes first.</summary>
/// <typeparam name="T">A sample, and a batch: a tensor, or a record or tuple of tensors.</typeparam>
public sealed class DataLoader<T> : IEnumerable<T>
{
    readonly IDataset<T> dataset;
    readonly Dim batch;
    readonly long size;
    readonly Sampling sampling;
    readonly Generator generator;
    readonly bool dropLast;
    readonly Func<IReadOnlyList<T>, T> collate;

    /// <summary>A loader.</summary>
    /// <param name="dataset">Where samples come from.</param>
    /// <param name="batch">The batch dim and size: <c>Batch[12]</c>.</param>
    /// <param name="sampling">The order of samples.</param>
    /// <param name="generator">Draws the order; its state alone decides what comes next, so saving it is enough to resume.</param>
    /// <param name="dropLast">Leaves out the last batch of an epoch where it is smaller.</param>
    /// <param name="collate">Makes a batch of samples; null: stacks tensors, records and tuples.</param>
    /// <exception cref="ArgumentException">No samples, or a batch size below 1.</exception>
    public DataLoader(IDataset<T> dataset, Axis batch, Sampling sampling = Sampling.Shuffled, Generator? generator = null, bool dropLast = false, Func<IReadOnlyList<T>, T>? collate = null)
    {
        if (dataset.Count < 1) throw new ArgumentException("The dataset has no samples.", nameof(dataset));
        if (batch.Size < 1 || batch.Dim is null) throw new ArgumentException("The batch needs a dim and at least one sample: Batch[12].", nameof(batch));
        (this.dataset, this.batch, size, this.sampling, this.dropLast) = (dataset, batch.Dim, batch.Size, sampling, dropLast);
        this.generator = generator ?? Generator.Default;
        this.collate = collate ?? (samples => Collation.Stack(samples, this.batch));
    }

    /// <summary>Batches per epoch.</summary>
    public long Count => dropLast ? dataset.Count / size : (dataset.Count + size - 1) / size;

    /// <summary>One epoch.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        long[]? order = sampling == Sampling.Shuffled ? Torch.RandPerm(dataset.Count, generator: generator).ToArray<long>() : null;
        for (long b = 0; b < Count; b++)
        {
            long first = b * size, count = Math.Min(size, dataset.Count - first);
            var samples = new T[count];
            for (long i = 0; i < count; i++) samples[i] = dataset[sampling == Sampling.WithReplacement ? generator.Next(dataset.Count) : order?[first + i] ?? first + i];
            yield return collate(samples);
        }
    }

    /// <summary>So many batches, epoch after epoch.</summary>
    public IEnumerable<T> Take(long steps)
    {
        while (steps > 0)
            foreach (var item in this)
            {
                if (steps-- <= 0) yield break;
                yield return item;
            }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

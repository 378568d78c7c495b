namespace NamedTorch;

/// <summary>A loader with a progress bar.</summary>
public static class DataLoaderTracking
{
    extension<T>(DataLoader<T> loader)
    {
        /// <summary>So many batches, with a progress bar on the terminal.</summary>
        public IEnumerable<T> Track(long steps)
        {
            var bar = new ProgressBar(steps);
            long step = 0;
            foreach (var batch in loader.Take(steps))
            {
                yield return batch;
                bar.Report(++step, "");
            }
        }
    }
}

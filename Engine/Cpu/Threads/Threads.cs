using System.Globalization;

namespace NamedTorch;

/// <summary>How many threads the CPU kernels use.</summary>
public static class Threads
{
    /// <summary>The largest number of threads that <see cref="Count"/> accepts.</summary>
    public const int Most = 1024;

    static int _count = FromEnvironment();

    /// <summary>Threads that one operation may use, the calling thread included; at least 1.</summary>
    /// <remarks>
    /// Starts as the environment variable <c>NAMEDTORCH_NUM_THREADS</c>, or the number of processors where that is
    /// absent or not a positive number. Results never depend on it. May be set at any time from any thread;
    /// operations that are running finish with the count they began with.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or more than <see cref="Most"/>.</exception>
    public static int Count
    {
        get => Volatile.Read(ref _count);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Most);
            Volatile.Write(ref _count, value);
        }
    }

    static int FromEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable("NAMEDTORCH_NUM_THREADS");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
            ? Math.Min(count, Most)
            : Math.Clamp(Environment.ProcessorCount, 1, Most);
    }
}

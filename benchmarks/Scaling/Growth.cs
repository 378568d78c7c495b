using System.Diagnostics;

namespace NamedTorch.Benchmarks.Scaling;

/// <summary>Time against size and against the number of threads, as plots. The claim: over all sizes, time grows with the work to the power of at most one.</summary>
static class Growth
{
    // Medians of a shared machine move, and the largest sizes leave the caches: over some decades that is less than this.
    const double Noise = 0.05;

    internal static int Run(string folder)
    {
        int[] counts = [.. new[] { 1, 2, 4 }.Where(static n => n <= Environment.ProcessorCount)];
        bool all = true;
        var threads = new Plot("Time against threads, the largest size of each", "threads", "time on one thread / time");
        foreach (var subject in Subject.All)
        {
            var plot = new Plot(subject.Name, subject.Unit, "milliseconds");
            var largest = new List<(double Threads, double Milliseconds)>();
            foreach (int count in counts)
            {
                Threads.Count = count;
                (double Work, double Milliseconds)[] points = [.. subject.Sizes.Select(n => (subject.Work(n), Median(subject.Prepare(n))))];
                plot.Add(count == 1 ? "1 thread" : $"{count} threads", points);
                largest.Add((count, points[^1].Milliseconds));
                double exponent = Exponent(points);
                all &= exponent <= 1 + Noise;
                Console.WriteLine($"{subject.Name,-45} {count} threads: {string.Join("  ", points.Select(static p => $"{p.Milliseconds:G3}"))} ms; exponent {exponent:F2}{(exponent > 1 + Noise ? "  ABOVE" : "")}");
            }
            plot.Write(Path.Combine(folder, subject.File + ".svg"));
            threads.Add(subject.File, largest.Select(p => (p.Threads, largest[0].Milliseconds / p.Milliseconds)));
        }
        threads.Write(Path.Combine(folder, "threads.svg"));
        return all ? 0 : 1;
    }

    // The slope of the line through the logarithms, by least squares.
    static double Exponent((double Work, double Milliseconds)[] points)
    {
        double x = points.Average(static p => Math.Log(p.Work)), y = points.Average(static p => Math.Log(p.Milliseconds));
        return points.Sum(p => (Math.Log(p.Work) - x) * (Math.Log(p.Milliseconds) - y)) / points.Sum(p => Math.Pow(Math.Log(p.Work) - x, 2));
    }

    // At least nine calls and a tenth of a second.
    static double Median(Action run)
    {
        for (int i = 0; i < 5; i++) run();
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        while (times.Count < 9 || clock.ElapsedMilliseconds < 200)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }
}

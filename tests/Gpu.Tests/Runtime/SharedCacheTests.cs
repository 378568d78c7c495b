using System.Globalization;
using NamedTorch.Gpu;

namespace NamedTorch.Tests.Runtime;

/// <summary>One folder of kernels used by several processes at once, while somebody spoils its files.</summary>
public sealed class SharedCacheTests
{
    const int Processes = 4, Rounds = 8;

    [OpenClFact]
    public void ProcessesThatShareAFolder_ComputeTheSame_AndFindEachOthersKernels()
    {
        using var folder = new TemporaryFolder();
        var (hits, _) = Run(folder, 64 << 20, static () => { });
        // Seven kernels a round: more are found than the process itself can have made.
        Assert.All(hits, static h => Assert.InRange(h, 7 * (Rounds - 4), 7 * Rounds));
        Assert.InRange(folder.Files.Count(), 4, 14);
        Assert.All(folder.Files, static f => Assert.EndsWith(".kernel", f));
    }

    [OpenClFact]
    public void FilesSpoiltInBetween_AreMadeAgain()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        int spoilt = 0;
        Run(folder, 64 << 20, () =>
        {
            string[] files = [.. folder.Files];
            if (files.Length == 0) return;
            string file = files[random.Next(files.Length)], other = files[random.Next(files.Length)];
            try
            {
                byte[] bytes = File.ReadAllBytes(file);
                if (bytes.Length == 0) return;
                switch (random.Next(4))
                {
                    case 0:
                        File.WriteAllBytes(file, bytes[..random.Next(bytes.Length)]);
                        break;
                    case 1:
                        bytes[random.Next(bytes.Length)] ^= 1;
                        File.WriteAllBytes(file, bytes);
                        break;
                    case 2:
                        File.Copy(other, file, overwrite: true);
                        break;
                    default:
                        File.Delete(file);
                        break;
                }
                spoilt++;
            }
            catch (IOException)
            {
                // A process was quicker.
            }
        });
        Assert.True(spoilt > 0, "no file was spoilt");
    }

    [OpenClFact]
    public void Size_IsKeptByAllTogether()
    {
        using var folder = new TemporaryFolder();
        Run(folder, 64 << 20, static () => { });
        long[] sizes = [.. Kernels(folder).Select(static f => f.Length)];
        long limit = sizes.Sum() / 2, largest = sizes.Max();
        foreach (string file in folder.Files) File.Delete(file);
        var (_, most) = Run(folder, limit, static () => { }, () => Kernels(folder).Sum(static f => f.Exists ? f.Length : 0));
        // Every process may be about to look after the file that it has just written.
        Assert.InRange(most, 1, limit + Processes * largest);
        Assert.InRange(Kernels(folder).Sum(static f => f.Length), 1, limit + largest);
    }

    static IEnumerable<FileInfo> Kernels(TemporaryFolder folder) => new DirectoryInfo(folder.Path).GetFiles("*.kernel");

    static (int[] Hits, long Most) Run(TemporaryFolder folder, long mostBytes, Action meanwhile, Func<long>? measure = null)
    {
        var processes = Enumerable.Range(0, Processes).Select(seed => CacheUser.Start(folder.Path, mostBytes, seed, Rounds)).ToList();
        long most = 0;
        try
        {
            while (processes.Any(static p => !p.HasExited))
            {
                meanwhile();
                if (measure is not null) most = Math.Max(most, Measured(measure));
                Thread.Sleep(5);
            }
            return ([.. processes.Select(static p =>
            {
                string errors = p.StandardError.ReadToEnd();
                Assert.True(p.ExitCode == 0, $"exit {p.ExitCode}: {errors}");
                return int.Parse(p.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            })], most);
        }
        finally
        {
            foreach (var process in processes)
            {
                if (!process.HasExited) process.Kill();
                process.Dispose();
            }
        }
    }

    static long Measured(Func<long> measure)
    {
        try
        {
            return measure();
        }
        catch (IOException)
        {
            // A file went while its size was asked for.
            return 0;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using NamedTorch.Core;
using NamedTorch.Gpu;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Runtime;

/// <summary>
/// A process of its own that compiles kernels into a folder which others use too: this assembly, started as a program. Each round begins with nothing in
/// memory, as a new process does, and every result is held against the host's.
/// </summary>
static class CacheUser
{
    const string Command = "use-kernel-cache";

    static readonly Func<Tensor, Tensor>[] Kernels =
    [
        static x => x * 2.5f, static x => x.Exp(), static x => x.Abs(), static x => x.Sqrt(), static x => x + x, static x => x.Floor(),
        static x => x.Square(), static x => -x, static x => x.Sum(), static x => x.Reciprocal(), static x => x.Ceil(), static x => x.Sign(),
    ];

    /// <summary>Runs rounds: 0, or 1 and what went wrong.</summary>
    internal static int Main(string[] args)
    {
        if (args is not [Command, var folder, var mostBytes, var seed, var rounds]) return 2;
        var random = new Random(int.Parse(seed, CultureInfo.InvariantCulture));
        var x = Tensor.From([1f, 4, 9.5f, 16], ("Row", 4));
        int hits = 0;
        for (int round = 0; round < int.Parse(rounds, CultureInfo.InvariantCulture); round++)
        {
            var cache = new KernelCache(folder, long.Parse(mostBytes, CultureInfo.InvariantCulture));
            var device = new Device(DeviceKind.OpenCl, 0);
            device.Register(new GpuBackend(new OpenClSource().Open(device, cache)));
            // Some of these everybody makes at once, some only this one does now.
            foreach (var kernel in Kernels[..4].Concat(Kernels[4..].OrderBy(_ => random.Next()).Take(3)))
            {
                float[] expected = kernel(x).ToArray<float>(), actual = kernel(x.To(device)).ToArray<float>();
                if (expected.AsSpan().SequenceEqual(actual)) continue;
                Console.Error.WriteLine($"round {round}: {string.Join(' ', expected)} became {string.Join(' ', actual)}");
                return 1;
            }
            hits += cache.Hits;
        }
        Console.WriteLine(hits);
        return 0;
    }

    internal static Process Start(string folder, long mostBytes, int seed, int rounds)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(host, ["exec", typeof(CacheUser).Assembly.Location, Command, folder, $"{mostBytes}", $"{seed}", $"{rounds}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}

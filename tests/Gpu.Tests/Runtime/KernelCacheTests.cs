using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Runtime;

/// <summary>The cache saves time and never anything else: whatever stands in its folder, what comes out is what was kept, or nothing.</summary>
public sealed class KernelCacheTests
{
    static readonly PtxAccelerator Accelerator = new(PtxDevice.Device);

    static KernelKey Key(string source, string options = "") => KernelKey.Of(Accelerator, options, source);

    static byte[] Kernel(int seed, int bytes = 1000)
    {
        var kernel = new byte[bytes];
        new Random(seed).NextBytes(kernel);
        return kernel;
    }

    [Fact]
    public void Kept_IsFoundByAnother()
    {
        using var folder = new TemporaryFolder();
        new KernelCache(folder.Path).Keep(Key("a"), Kernel(1));
        var other = new KernelCache(folder.Path);
        Assert.Equal(Kernel(1), other.Find(Key("a")));
        Assert.Equal(1, other.Hits);
        Assert.Null(other.Find(Key("b")));
        Assert.Null(other.Find(Key("a", "fast")));
        Assert.Null(other.Find(Key("", "a")));
    }

    [Fact]
    public void Forgotten_IsNotFound()
    {
        using var folder = new TemporaryFolder();
        var cache = new KernelCache(folder.Path);
        cache.Keep(Key("a"), Kernel(1));
        cache.Drop(Key("a"));
        cache.Drop(Key("b"));
        Assert.Null(cache.Find(Key("a")));
    }

    [Fact]
    public void TruncatedOrChanged_IsNotFound_AndGone()
    {
        using var folder = new TemporaryFolder();
        var cache = new KernelCache(folder.Path);
        cache.Keep(Key("a"), Kernel(1, 100));
        string file = Assert.Single(folder.Files);
        byte[] whole = File.ReadAllBytes(file);
        for (int i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(file, whole[..i]);
            Assert.Null(cache.Find(Key("a")));
            Assert.False(File.Exists(file));
            byte[] changed = [.. whole];
            changed[i] ^= 4;
            File.WriteAllBytes(file, changed);
            Assert.Null(cache.Find(Key("a")));
        }
        File.WriteAllBytes(file, [.. whole, 0]);
        Assert.Null(cache.Find(Key("a")));
        File.WriteAllBytes(file, whole);
        Assert.Equal(Kernel(1, 100), cache.Find(Key("a")));
    }

    [Fact]
    public void FileOfAnotherKey_IsNotFound()
    {
        using var folder = new TemporaryFolder();
        var cache = new KernelCache(folder.Path);
        cache.Keep(Key("a"), Kernel(1));
        cache.Keep(Key("b"), Kernel(2));
        File.Copy(Path.Combine(folder.Path, $"{Key("a")}.kernel"), Path.Combine(folder.Path, $"{Key("b")}.kernel"), overwrite: true);
        Assert.Null(cache.Find(Key("b")));
        Assert.Equal(Kernel(1), cache.Find(Key("a")));
    }

    [Fact]
    public void FolderThatCannotBe_IsLetBe()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "not a folder");
        foreach (string path in (string[])[file, Path.Combine(file, "below"), "\0"])
        {
            var cache = new KernelCache(path);
            cache.Keep(Key("a"), Kernel(1));
            cache.Drop(Key("a"));
            Assert.Null(cache.Find(Key("a")));
        }
        Assert.Equal("not a folder", File.ReadAllText(file));
    }

    [Fact]
    public void FolderInPlaceOfAFile_IsNotFound()
    {
        using var folder = new TemporaryFolder();
        var cache = new KernelCache(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, $"{Key("a")}.kernel"));
        cache.Keep(Key("a"), Kernel(1));
        Assert.Null(cache.Find(Key("a")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void BeyondItsSize_WhatWasUsedLongestAgoGoes()
    {
        using var folder = new TemporaryFolder();
        var cache = new KernelCache(folder.Path, mostBytes: 12_000);
        for (int i = 0; i < 9; i++)
        {
            cache.Keep(Key($"{i}"), Kernel(i));
            File.SetLastWriteTimeUtc(Path.Combine(folder.Path, $"{Key($"{i}")}.kernel"), DateTime.UtcNow.AddDays(i - 20));
        }
        // The oldest was used just now.
        Assert.NotNull(cache.Find(Key("0")));
        cache.Keep(Key("9"), Kernel(9));
        Assert.InRange(folder.Files.Sum(static f => new FileInfo(f).Length), 1, 12_000);
        Assert.NotNull(cache.Find(Key("0")));
        Assert.NotNull(cache.Find(Key("9")));
        Assert.NotNull(cache.Find(Key("8")));
        Assert.Null(cache.Find(Key("1")));
    }

    [Fact]
    public void WhatAnotherLeftUnfinished_GoesAfterAWhile()
    {
        using var folder = new TemporaryFolder();
        string old = Path.Combine(folder.Path, "old.new"), fresh = Path.Combine(folder.Path, "fresh.new"), foreign = Path.Combine(folder.Path, "notes.txt");
        foreach (string file in (string[])[old, fresh, foreign]) File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddDays(-1));
        new KernelCache(folder.Path).Keep(Key("a"), Kernel(1));
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(fresh));
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public void ManyAtOnce_FindNothingOrAllOfIt()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            var (cache, random) = (new KernelCache(folder.Path, mostBytes: 20_000), new Random(worker));
            for (int i = 0; i < 200; i++)
            {
                int n = random.Next(30);
                if (cache.Find(Key($"{n}")) is { } kernel) Assert.Equal(Kernel(n), kernel);
                else cache.Keep(Key($"{n}"), Kernel(n));
            }
        });
        Assert.All(folder.Files, static f => Assert.EndsWith(".kernel", f));
        Assert.NotEmpty(folder.Files);
    }

    [Theory]
    [InlineData("off", "/x", "/home/u", null)]
    [InlineData("0", "/x", "/home/u", null)]
    [InlineData("/k", "/x", "/home/u", "/k")]
    [InlineData(null, "/x", "/home/u", "/x/namedtorch/kernels")]
    [InlineData("", "", "/home/u", "/home/u/.cache/namedtorch/kernels")]
    [InlineData(null, null, null, null)]
    public void Folder_IsTheEnvironments(string? said, string? caches, string? home, string? expected)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(expected, KernelCache.FolderOf(v => v switch { KernelCache.Variable => said, "XDG_CACHE_HOME" => caches, "HOME" => home, _ => null }, ""));
    }
}

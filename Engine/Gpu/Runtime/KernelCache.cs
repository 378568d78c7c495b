namespace NamedTorch.Gpu;

/// <summary>
/// Compiled kernels of earlier processes, a file each in a folder of the user's. It only ever saves time: what cannot be read, or is not what it
/// says it is, is compiled again, and a folder that cannot be written is let be. Several processes may use one folder: a file appears whole,
/// by renaming. Close to its size the kernels that were used longest ago go; since each process looks again after a 32nd of that size is its own, four that
/// write at once stay within it.
/// </summary>
/// <param name="folder">Where the files are, made when the first is written; null: nothing is kept.</param>
/// <param name="mostBytes">About what the files may hold together.</param>
sealed class KernelCache(string? folder, long mostBytes = 256L << 20)
{
    /// <summary>The environment variable that names the folder, or says "off".</summary>
    internal const string Variable = "NAMEDTORCH_KERNEL_CACHE";

    const string Extension = ".kernel", Unfinished = ".new";
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    static readonly Lazy<KernelCache> Users = new(static () => new(FolderOf(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData))));
    static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    readonly Lock gate = new();
    long? heldBytes;
    long ownBytes;
    bool isReadOnly;
    int hits;

    /// <summary>The user's, as the environment says.</summary>
    internal static KernelCache Default => Users.Value;

    /// <summary>A cache that keeps nothing.</summary>
    internal static KernelCache Off { get; } = new(null);

    /// <summary>There is somewhere to keep kernels.</summary>
    internal bool IsOn => folder is not null;

    /// <summary>Kernels found so far.</summary>
    internal int Hits => Volatile.Read(ref hits);

    /// <summary>The folder of kernels, or null where there is none: switched off, or a user without a home.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="localData">Where programs keep a user's data on Windows.</param>
    internal static string? FolderOf(Func<string, string?> variable, string localData)
    {
        string? said = variable(Variable);
        if (said is "off" or "0") return null;
        if (!string.IsNullOrEmpty(said)) return said;
        if (OperatingSystem.IsWindows()) return localData.Length > 0 ? Path.Combine(localData, "NamedTorch", "kernels") : null;
        string? caches = variable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(caches)) return Path.Combine(caches, "namedtorch", "kernels");
        string? home = variable("HOME");
        return string.IsNullOrEmpty(home) ? null : Path.Combine(home, ".cache", "namedtorch", "kernels");
    }

    /// <summary>The compiled kernel of a key, or null.</summary>
    internal byte[]? Find(KernelKey key)
    {
        if (folder is null) return null;
        string file = FileOf(key);
        try
        {
            if (!File.Exists(file)) return null;
            if (KernelFile.Read(key, File.ReadAllBytes(file)) is not { } kernel)
            {
                File.Delete(file);
                return null;
            }
            Interlocked.Increment(ref hits);
            Touch(file);
            return kernel;
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>Keeps a compiled kernel for later processes, if it can.</summary>
    internal void Keep(KernelKey key, ReadOnlySpan<byte> kernel)
    {
        if (folder is null || isReadOnly) return;
        byte[] file = KernelFile.Write(key, kernel);
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, Private);
            Write(Path.Combine(folder, Path.GetRandomFileName() + Unfinished), file, FileOf(key));
            lock (gate)
            {
                ownBytes += file.Length;
                heldBytes = heldBytes + file.Length is { } held && held <= mostBytes / 8 * 7 && ownBytes <= mostBytes / 32 ? held : Trim();
            }
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // A full disk, a folder of somebody else's: not tried again for every kernel.
            isReadOnly = true;
        }
    }

    /// <summary>Forgets a kernel that its driver does not take.</summary>
    internal void Drop(KernelKey key)
    {
        if (folder is null) return;
        try
        {
            File.Delete(FileOf(key));
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            isReadOnly = true;
        }
    }

    // Under another name first: a reader sees all of it or nothing.
    static void Write(string unfinished, byte[] bytes, string file)
    {
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    string FileOf(KernelKey key) => Path.Combine(folder!, key + Extension);

    // Used just now. A folder that may only be read is a good cache too.
    static void Touch(string file)
    {
        try
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
        }
    }

    // The bytes that are left, or null where another process was doing the same. Down to three quarters, so that it is not done at every kernel.
    long? Trim()
    {
        ownBytes = 0;
        try
        {
            return Shrunk();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    long Shrunk()
    {
        var folderNow = new DirectoryInfo(folder!);
        foreach (var left in folderNow.GetFiles("*" + Unfinished).Where(static f => DateTime.UtcNow - f.LastWriteTimeUtc > Abandoned)) left.Delete();
        var files = folderNow.GetFiles("*" + Extension).OrderBy(static f => f.LastWriteTimeUtc).ToList();
        long held = files.Sum(static f => f.Length);
        if (held <= mostBytes / 8 * 7) return held;
        foreach (var file in files)
        {
            if (held <= mostBytes / 4 * 3) break;
            held -= file.Length;
            file.Delete();
        }
        return held;
    }

    static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException;
}

namespace NamedTorch.Tests.Runtime;

/// <summary>A folder that is gone with the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernels");

    internal string Path => folder.FullName;

    internal string[] Files => [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);
}

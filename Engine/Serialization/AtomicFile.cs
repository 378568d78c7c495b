using NamedTorch.Diagnostics;

namespace NamedTorch.Serialization;

/// <summary>Writes a file so that at every moment, also across a kill or a full disk, its name holds the old content or the new.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, and renames over it.</summary>
    /// <exception cref="TensorFormatException">NT7006: the file could not be written; what was there before is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path), beside = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(beside);
            throw new Conflict(DiagnosticId.NT7006, "Write", ("reason", $"'{path}' could not be written: {e.Message.TrimEnd('.')}."),
                ("fix", "What was there before is untouched. Free space or choose another place.")).ToException();
        }
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk or folder that refused the write may refuse this too; the first error is the one to report.
        }
    }
}

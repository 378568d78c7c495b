using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// A run of a device's memory, and which queued work touches it: so that work on one stream comes after what it needs of another's, also when
/// the memory was given back in between and belongs to somebody else. Guarded by the accelerator's gate.
/// </summary>
sealed class MemoryBlock(nint handle, long bytes)
{
    AcceleratorStream? writer;
    long written;
    List<(AcceleratorStream Stream, long At)>? readers;

    /// <summary>The driver's name for it.</summary>
    internal nint Handle => handle;

    internal long Bytes => bytes;

    /// <summary>What it holds, as far as known: for the message when memory ends.</summary>
    internal TensorType? Type { get; set; }

    internal DType DType { get; set; }

    /// <summary>The kernel that wrote it last.</summary>
    internal string? Operation { get; set; }

    /// <summary>Whether the stream may use it without waiting for another.</summary>
    internal bool IsFreeOn(AcceleratorStream stream) => readers is null && (writer is null || writer == stream || writer.IsClosed);

    /// <summary>
    /// The work that is being queued on the stream reads or writes this. Reading waits for the last write, writing also for every reading, where
    /// these are other streams'.
    /// </summary>
    internal void Order(AcceleratorStream stream, bool writes, string? operation = null)
    {
        if (writes) Operation = operation;
        if (writer == stream && readers is null)
        {
            written = stream.Count;
            return;
        }
        if (writer is not null) stream.WaitFor(writer, written);
        if (writes)
        {
            foreach (var (reader, at) in readers ?? []) stream.WaitFor(reader, at);
            (writer, written, readers) = (stream, stream.Count, null);
        }
        else if (writer == stream) written = stream.Count;
        else
        {
            readers ??= [];
            readers.RemoveAll(r => r.Stream == stream);
            readers.Add((stream, stream.Count));
        }
    }
}

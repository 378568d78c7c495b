using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>The streams of one accelerator as a thread sees them.</summary>
sealed class StreamSet(AcceleratorDriver driver)
{
    readonly AcceleratorDriver driver = driver;
    readonly Lock gate = new();
    AcceleratorStream? standard;

    /// <summary>Held while values that are not computed yet come, go and are computed: before the accelerator's gate, never inside it.</summary>
    internal Lock Deferral { get; } = new();

    /// <summary>The stream of those who choose none, made at its first use.</summary>
    internal AcceleratorStream Default => Volatile.Read(ref standard) ?? Make();

    /// <summary>What the calling thread has chosen, or the default.</summary>
    internal AcceleratorStream Current => AcceleratorStream.Chosen(driver) ?? Default;

    /// <summary>Copies to the host, after whatever writes the block.</summary>
    internal void Read(MemoryBlock block, long first, Span<byte> target)
    {
        if (target.IsEmpty) return;
        StepCapture.Refuse(driver.Device, "the host asks for numbers that are not computed yet: nothing runs before the step is whole.", "Read what the step made after Capture or Replay.");
        var stream = Current;
        lock (driver.Gate)
        {
            stream.Advance();
            block.Order(stream, writes: false);
        }
        // Others may queue while this waits.
        driver.Read(stream.Handle, block.Handle, first, target);
    }

    /// <summary>Queues a copy from the host, after whatever touches the block; returns when the source may change.</summary>
    internal void Write(MemoryBlock block, long first, ReadOnlySpan<byte> source)
    {
        if (source.IsEmpty) return;
        StepCapture.Refuse(driver.Device, "numbers are copied from the host: each replay would copy these again.", "Copy before the capture; between replays, copy new ones into the tensor that the step reads: x.CopyFrom(next).");
        var stream = Current;
        lock (driver.Gate)
        {
            stream.Advance();
            block.Order(stream, writes: true, "a copy");
        }
        driver.Write(stream.Handle, block.Handle, first, source);
    }

    /// <summary>Queues a copy to a block of this or another device; false where the drivers cannot, and nothing is queued.</summary>
    internal bool TryCopy(MemoryBlock source, long first, StreamSet others, MemoryBlock target, long targetFirst, long bytes)
    {
        if (bytes == 0) return true;
        StepCapture.Refuse(driver.Device, "a tensor is moved to another device.", "Move it before the capture.");
        if (others == this)
        {
            var stream = Current;
            lock (driver.Gate)
            {
                stream.Advance();
                source.Order(stream, writes: false);
                target.Order(stream, writes: true, "a copy");
                driver.Copy(stream.Handle, source.Handle, first, target.Handle, targetFirst, bytes);
            }
            return true;
        }
        return driver.Reaches(others.driver) && CopyToPeer(source, first, others, target, targetFirst, bytes);
    }

    // This device's stream copies, between what the other's has queued before and what it queues from now on. One gate at a time: two threads may
    // copy in both directions.
    bool CopyToPeer(MemoryBlock source, long first, StreamSet others, MemoryBlock target, long targetFirst, long bytes)
    {
        AcceleratorStream stream = Current, there = others.Current;
        nint begin, end;
        lock (others.driver.Gate)
        {
            there.Advance();
            target.Order(there, writes: true, "a copy");
            begin = others.driver.Record(there.Handle);
        }
        try
        {
            lock (driver.Gate)
            {
                stream.Advance();
                source.Order(stream, writes: false);
                driver.WaitFor(stream.Handle, begin);
                driver.CopyToPeer(stream.Handle, source.Handle, first, others.driver, target.Handle, targetFirst, bytes);
                end = driver.Record(stream.Handle);
            }
        }
        finally
        {
            others.driver.Forget(begin);
        }
        try
        {
            lock (others.driver.Gate) others.driver.WaitFor(there.Handle, end);
        }
        finally
        {
            driver.Forget(end);
        }
        return true;
    }

    AcceleratorStream Make()
    {
        lock (gate) return standard ??= new(driver, driver.OpenStream());
    }
}

namespace NamedTorch.Gpu;

/// <summary>The streams of one accelerator as a thread sees them.</summary>
sealed class StreamSet(AcceleratorDriver driver)
{
    readonly Lock gate = new();
    AcceleratorStream? standard;

    /// <summary>The stream of those who choose none, made at its first use.</summary>
    internal AcceleratorStream Default => Volatile.Read(ref standard) ?? Make();

    /// <summary>What the calling thread has chosen, or the default.</summary>
    internal AcceleratorStream Current => AcceleratorStream.Chosen(driver) ?? Default;

    /// <summary>Copies to the host, after whatever writes the block.</summary>
    internal void Read(MemoryBlock block, long first, Span<byte> target)
    {
        if (target.IsEmpty) return;
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
        var stream = Current;
        lock (driver.Gate)
        {
            stream.Advance();
            block.Order(stream, writes: true, "a copy");
        }
        driver.Write(stream.Handle, block.Handle, first, source);
    }

    AcceleratorStream Make()
    {
        lock (gate) return standard ??= new(driver, driver.OpenStream());
    }
}

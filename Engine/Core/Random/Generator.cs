using System.Buffers.Binary;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>
/// A stream of random numbers: a seed and the number of 128-bit blocks used so far. What is drawn depends on these two alone,
/// never on threads or SIMD width. Safe to use from several threads, though then the order of their draws is theirs.
/// </summary>
public sealed class Generator
{
    /// <summary>The seed of <see cref="Default"/> until <see cref="ManualSeed"/>: every run draws the same.</summary>
    public const ulong FirstSeed = 67280421310721;

    const int StateBytes = 24;
    static ReadOnlySpan<byte> Magic => "PHILOX10"u8;

    readonly Lock gate = new();
    ulong offset;

    /// <summary>A stream from its beginning.</summary>
    public Generator(ulong seed = FirstSeed) => Seed = seed;

    /// <summary>What operations draw from when they are given no generator.</summary>
    public static Generator Default { get; } = new();

    /// <summary>The seed: which stream.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Blocks used so far: where in the stream.</summary>
    public ulong Offset
    {
        get
        {
            lock (gate) return offset;
        }
    }

    /// <summary>Back to the beginning of a stream.</summary>
    public Generator ManualSeed(ulong seed)
    {
        lock (gate) (Seed, offset) = (seed, 0);
        return this;
    }

    /// <summary>Takes the next blocks of the stream and says which.</summary>
    public (ulong Seed, ulong Start) Take(long blocks)
    {
        lock (gate)
        {
            ulong start = offset;
            offset += (ulong)blocks;
            return (Seed, start);
        }
    }

    /// <summary>The next whole number of [0, <paramref name="bound"/>).</summary>
    public long Next(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var (seed, start) = Take(1);
        return (long)Math.BigMul(Philox.Block(seed, start).Low, (ulong)bound, out _);
    }

    /// <summary>Seed and place as bytes; <see cref="SetState"/> continues exactly there.</summary>
    public byte[] GetState()
    {
        var state = new byte[StateBytes];
        Magic.CopyTo(state);
        lock (gate)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(state.AsSpan(8), Seed);
            BinaryPrimitives.WriteUInt64LittleEndian(state.AsSpan(16), offset);
        }
        return state;
    }

    /// <summary>Continues where <see cref="GetState"/> was called.</summary>
    /// <exception cref="TensorFormatException">NT7001: these bytes are no state.</exception>
    public void SetState(ReadOnlySpan<byte> state)
    {
        if (state.Length != StateBytes || !state.StartsWith(Magic))
            throw new Conflict(DiagnosticId.NT7001, "SetState", ("file", "generator state"), ("problem", $"these {state.Length} bytes are no state of a Philox generator"), ("fix", "The generator is unchanged.")).ToException();
        lock (gate) (Seed, offset) = (BinaryPrimitives.ReadUInt64LittleEndian(state[8..]), BinaryPrimitives.ReadUInt64LittleEndian(state[16..]));
    }
}

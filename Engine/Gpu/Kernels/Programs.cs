using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>The kernels compiled so far for one accelerator, by what they were written from.</summary>
sealed class Programs(Accelerator accelerator)
{
    readonly ConcurrentDictionary<string, Lazy<Program>> known = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<Compilation> compilations = [];

    internal Accelerator Accelerator => accelerator;

    /// <summary>Kernels compiled so far.</summary>
    internal int Count => known.Count;

    /// <summary>What the driver was given to compile, in order, and what it said.</summary>
    internal IReadOnlyCollection<Compilation> Compilations => compilations;

    /// <summary>The program of a key, written, verified and compiled at its first use.</summary>
    internal Program Get(string key, Func<Kernel> write)
    {
        var program = known.GetOrAdd(key, k => new(() => Compile(write())));
        try
        {
            return program.Value;
        }
        catch
        {
            // A failure is not remembered: memory may have been short.
            known.TryRemove(KeyValuePair.Create(key, program));
            throw;
        }
    }

    /// <summary>Queues a program on the thread's stream, after whatever else touches its buffers; the tensors are those of the buffers, in their order.</summary>
    internal void Launch(Program program, Grid grid, List<Argument> arguments, List<Tensor> tensors, List<(int First, Func<IEnumerable<Argument>> Again)> anew)
    {
        if (grid.IsEmpty) return;
        BeforeWrites(program, tensors);
        accelerator.CountLaunch();
        if (Recording.On(accelerator.Device) is { } recording)
        {
            recording.Launch(program.Handle, program.Kernel, grid, arguments, tensors, anew);
            return;
        }
        var stream = accelerator.CurrentStream;
        var parameters = program.Kernel.Parameters;
        lock (accelerator.Gate)
        {
            stream.Advance();
            int tensor = 0;
            for (int i = 0; i < parameters.Count; i++)
                if (parameters[i] is BufferParameter { Array.IsWritten: var writes }) ((MemoryBuffer)tensors[tensor++].Storage.Memory!).Block.Order(stream, writes, program.Kernel.Name);
            accelerator.Launch(stream.Handle, program.Handle, program.Kernel, grid, CollectionsMarshal.AsSpan(arguments));
        }
    }

    static void BeforeWrites(Program program, List<Tensor> tensors)
    {
        int tensor = 0;
        foreach (var parameter in program.Kernel.Parameters)
            if (parameter is BufferParameter { Array.IsWritten: var writes } && ((MemoryBuffer)tensors[tensor++].Storage.Memory!) is var buffer && writes) buffer.BeforeWrite();
    }

    Program Compile(Kernel kernel)
    {
        Refusal.CheckDouble(kernel, accelerator);
        Refusal.CheckMatrixUnits(kernel, accelerator);
        long start = Stopwatch.GetTimestamp();
        try
        {
            var program = new Program(kernel, accelerator.Compile(kernel));
            compilations.Enqueue(new(kernel, Stopwatch.GetElapsedTime(start), null));
            return program;
        }
        catch (DeviceException e)
        {
            compilations.Enqueue(new(kernel, Stopwatch.GetElapsedTime(start), e.Message));
            throw;
        }
    }
}

/// <summary>A kernel and the driver's name for it.</summary>
sealed record Program(Kernel Kernel, nint Handle);

/// <summary>One kernel given to the driver: how long it took, and why it was refused, or null.</summary>
sealed record Compilation(Kernel Kernel, TimeSpan Time, string? Refusal);

using System.Collections.Concurrent;
using System.Diagnostics;

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

    /// <summary>Queues a program over a number of groups.</summary>
    internal void Launch(Program program, Grid grid, List<Argument> arguments)
    {
        if (!grid.IsEmpty) accelerator.Launch(program.Handle, program.Kernel, grid, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arguments));
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

using System.Collections.Concurrent;

namespace NamedTorch.Gpu;

/// <summary>The kernels compiled so far for one accelerator, by what they were written from.</summary>
sealed class Programs(Accelerator accelerator)
{
    readonly ConcurrentDictionary<string, Lazy<Program>> known = new(StringComparer.Ordinal);

    internal Accelerator Accelerator => accelerator;

    /// <summary>Kernels compiled so far.</summary>
    internal int Count => known.Count;

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
        return new(kernel, accelerator.Compile(kernel));
    }
}

/// <summary>A kernel and the driver's name for it.</summary>
sealed record Program(Kernel Kernel, nint Handle);

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Cuda;

/// <summary>
/// A CUDA driver in C#: the same entry points, over machines that run PTX. Stricter than a real one: handles of another context, memory out
/// of bounds, what a capture forbids and what has not been waited for are errors, and work is done as late as it may be.
/// </summary>
sealed unsafe partial class CudaDouble : IDisposable
{
    // As a driver's library stays loaded: finalizers of the runtime still call it.
    static readonly List<DriverCalls> Loaded = [];

    readonly Lock gate = new();
    readonly DriverCalls calls;
    readonly ThreadLocal<DriverContext?> current = new();
    readonly Dictionary<nint, object> handles = [];
    readonly Dictionary<(string Call, int Left), int> failures = [];
    readonly List<nint> native = [];
    readonly CudaSource source;
    int lastHandle, lastBuffer;

    internal CudaDouble(int devices = 1, long memoryBytes = 1L << 30, KernelCache? cache = null, bool hasProducts = false)
    {
        Contexts = [.. Enumerable.Range(0, devices).Select(i => new DriverContext(i, memoryBytes))];
        calls = new(Guard);
        lock (Loaded) Loaded.Add(calls);
        AddDevices();
        AddMemory();
        AddModules();
        AddLinking();
        AddStreams();
        AddGraphs();
        AddProducts();
        source = new(calls.Export, cache, hasProducts ? Library : null);
    }

    /// <summary>The version it says it has.</summary>
    internal int Version { get; init; } = 12040;

    /// <summary>What its GPUs say they can do.</summary>
    internal int ComputeCapability { get; init; } = 80;

    /// <summary>What cuInit answers.</summary>
    internal int InitAnswer { get; init; }

    internal IReadOnlyList<DriverContext> Contexts { get; }

    internal CudaSource Source => source;

    /// <summary>The context of the calling thread.</summary>
    internal DriverContext? CurrentContext
    {
        get => current.Value;
        set => current.Value = value;
    }

    /// <summary>The last thing that a kernel did wrong.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Calls by name, in order.</summary>
    internal ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Changes the text of a module before it is read.</summary>
    internal Func<string, string> Edit { get; set; } = static text => text;

    /// <summary>A device of this driver, beside those that <see cref="Device.Cuda"/> knows.</summary>
    internal Device Device(int index = 0)
    {
        var device = new Device(DeviceKind.Cuda, index);
        // The composition root names the operations.
        _ = NamedTorch.Device.Available;
        device.Register(source.Open(device));
        return device;
    }

    /// <summary>The n-th call of a name from now on answers a code.</summary>
    internal void Fail(string call, int code, int after = 0) => failures[(call, after)] = code;

    /// <summary>A driver without one of its entry points, as an older one is.</summary>
    internal CudaSource Without(string call)
    {
        calls.Remove(call);
        return new(calls.Export);
    }

    public void Dispose()
    {
        lock (gate)
        {
            // Finalizers still close streams after this: their copies must not touch what is freed here.
            foreach (var context in Contexts)
                foreach (var stream in context.Streams) stream.Abandon();
            foreach (nint p in native) NativeMemory.Free((void*)p);
            native.Clear();
        }
    }

    int Guard(string name, Func<int> call)
    {
        lock (gate)
            try
            {
                Log.Enqueue(name);
                if (Injected(name) is { } code) return code;
                if (current.Value is { Fault: not 0 and var broken } && !IsAlwaysAllowed(name)) return broken;
                return call();
            }
            catch (DriverError e)
            {
                return e.Code;
            }
            catch (PtxFault e)
            {
                // Asynchronous on a device too: the next call hears of it.
                Fault = e.Message;
                return current.Value!.Fault = DriverError.LaunchFailed;
            }
            catch (Exception e)
            {
                Fault = e.ToString();
                return DriverError.Unknown;
            }
    }

    static bool IsAlwaysAllowed(string name) => name is "cuCtxGetCurrent" or "cuCtxSetCurrent" or "cuGetErrorName" or "cuGetErrorString";

    int? Injected(string name)
    {
        foreach (var ((call, left), code) in failures.Where(f => f.Key.Call == name).ToList())
        {
            failures.Remove((call, left));
            if (left == 0) return code;
            failures[(call, left - 1)] = code;
        }
        return null;
    }

    nint Keep(object thing)
    {
        nint handle = ++lastHandle;
        handles[handle] = thing;
        return handle;
    }

    T Of<T>(nint handle) where T : class => handles.GetValueOrDefault(handle) as T ?? throw new DriverError(DriverError.InvalidHandle);

    int Drop<T>(nint handle) where T : class
    {
        _ = Of<T>(handle);
        handles.Remove(handle);
        return 0;
    }

    DriverContext Current => current.Value ?? throw new DriverError(DriverError.InvalidContext);

    // Of the current context, or it is the wrong one.
    DriverStream Stream(nint handle) => Of<DriverStream>(handle) is var s && s.Context == Current ? s : throw new DriverError(DriverError.InvalidHandle);

    static int Set(nint place, nint value)
    {
        *(nint*)place = value;
        return 0;
    }

    static int Set(nint place, int value)
    {
        *(int*)place = value;
        return 0;
    }

    nint Native(ReadOnlySpan<byte> bytes)
    {
        var p = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
        bytes.CopyTo(new(p, bytes.Length));
        native.Add((nint)p);
        return (nint)p;
    }

    nint Words(string text) => Native(Encoding.UTF8.GetBytes(text));
}

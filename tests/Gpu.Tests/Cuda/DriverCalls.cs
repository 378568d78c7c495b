namespace NamedTorch.Tests.Cuda;

// Shapes of the driver's entry points on a 64-bit machine: 8 for pointers, handles and sizes, 4 for int.
delegate int Call();
delegate int Call4(int a);
delegate int Call8(nint a);
delegate int Call48(int a, nint b);
delegate int Call84(nint a, int b);
delegate int Call844(nint a, int b, int c);
delegate int Call88(nint a, nint b);
delegate int Call884(nint a, nint b, int c);
delegate int Call888(nint a, nint b, nint c);
delegate int Call8888(nint a, nint b, nint c, nint d);
delegate int Call88488(nint a, nint b, int c, nint d, nint e);
delegate int Call888888(nint a, nint b, nint c, nint d, nint e, nint f);
delegate int Call4888(int a, nint b, nint c, nint d);
delegate int Call84888488(nint a, int b, nint c, nint d, nint e, int f, nint g, nint h);
delegate int CallAttribute(nint a, int b, nint c, nint d);
delegate int CallLayout(nint a, int b, ulong c, ulong d, long e);
delegate int CallLaunch(nint function, int gridX, int gridY, int gridZ, int groupX, int groupY, int groupZ, int shared, nint stream, nint parameters, nint extra);

/// <summary>Entry points of a driver by their exported names, as pointers that native code could call.</summary>
sealed class DriverCalls(Func<string, Func<int>, int> guard)
{
    readonly Dictionary<string, (Delegate Call, nint Pointer)> calls = new(StringComparer.Ordinal);

    internal nint Export(string name) => calls.TryGetValue(name, out var known) ? known.Pointer
        : throw new EntryPointNotFoundException($"Unable to find an entry point named '{name}' in shared library.");

    internal void Remove(string name) => calls.Remove(name);

    internal void Add(string name, Func<int> f) => Keep(name, new Call(() => guard(name, f)));

    internal void Add(string name, Func<int, int> f) => Keep(name, new Call4(a => guard(name, () => f(a))));

    internal void Add(string name, Func<nint, int> f) => Keep(name, new Call8(a => guard(name, () => f(a))));

    internal void Add(string name, Func<int, nint, int> f) => Keep(name, new Call48((a, b) => guard(name, () => f(a, b))));

    internal void Add(string name, Func<nint, int, int> f) => Keep(name, new Call84((a, b) => guard(name, () => f(a, b))));

    internal void Add(string name, Func<nint, int, int, int> f) => Keep(name, new Call844((a, b, c) => guard(name, () => f(a, b, c))));

    internal void Add(string name, Func<nint, nint, int> f) => Keep(name, new Call88((a, b) => guard(name, () => f(a, b))));

    internal void Add(string name, Func<nint, nint, int, int> f) => Keep(name, new Call884((a, b, c) => guard(name, () => f(a, b, c))));

    internal void Add(string name, Func<nint, nint, nint, int> f) => Keep(name, new Call888((a, b, c) => guard(name, () => f(a, b, c))));

    internal void Add(string name, Func<nint, nint, nint, nint, int> f) => Keep(name, new Call8888((a, b, c, d) => guard(name, () => f(a, b, c, d))));

    internal void Add(string name, Func<nint, nint, int, nint, nint, int> f) => Keep(name, new Call88488((a, b, c, d, e) => guard(name, () => f(a, b, c, d, e))));

    internal void Add(string name, Func<nint, nint, nint, nint, nint, nint, int> f) => Keep(name, new Call888888((a, b, c, d, e, g) => guard(name, () => f(a, b, c, d, e, g))));

    internal void Add(string name, Func<int, nint, nint, nint, int> f) => Keep(name, new Call4888((a, b, c, d) => guard(name, () => f(a, b, c, d))));

    internal void Add(string name, Call84888488 f) => Keep(name, new Call84888488((a, b, c, d, e, g, h, i) => guard(name, () => f(a, b, c, d, e, g, h, i))));

    internal void AddAttribute(string name, CallAttribute f) => Keep(name, new CallAttribute((a, b, c, d) => guard(name, () => f(a, b, c, d))));

    internal void AddLayout(string name, CallLayout f) => Keep(name, new CallLayout((a, b, c, d, e) => guard(name, () => f(a, b, c, d, e))));

    internal void Add(string name, CallLaunch f) => Keep(name, new CallLaunch((a, b, c, d, e, g, h, i, j, k, l) => guard(name, () => f(a, b, c, d, e, g, h, i, j, k, l))));

    /// <summary>An entry point that sees to its own guard.</summary>
    internal void Keep(string name, Delegate call) => calls[name] = (call, System.Runtime.InteropServices.Marshal.GetFunctionPointerForDelegate(call));
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Cuda;

sealed unsafe partial class CudaDouble
{
    const int ErrorLog = 5, ErrorLogSize = 6, MostDynamicShared = 8;

    int launches;

    void AddModules()
    {
        calls.Add("cuModuleLoadDataEx", (nint module, nint image, int count, nint options, nint values) =>
        {
            string text = Compiled(Marshal.PtrToStringUTF8(image)!);
            try
            {
                return Set(module, Keep(Read(text)));
            }
            catch (PtxFault e)
            {
                WriteLog(e.Message, count, (int*)options, (nint*)values);
                return DriverError.InvalidImage;
            }
        });
        calls.Add("cuModuleUnload", (nint module) => Drop<DriverModule>(module));
        calls.Add("cuModuleGetFunction", (nint function, nint module, nint name) =>
            Of<DriverModule>(module).Functions.TryGetValue(Marshal.PtrToStringUTF8(name)!, out var found) ? Set(function, Keep(found)) : DriverError.NotFound);
        calls.Add("cuFuncSetAttribute", (nint function, int attribute, int value) =>
        {
            if (attribute != MostDynamicShared || value > 160 << 10) return DriverError.InvalidValue;
            Of<DriverFunction>(function).MostShared = value;
            return 0;
        });
        calls.Add("cuLaunchKernel", Launch);
    }

    DriverModule Read(string text)
    {
        var program = new PtxProgram(text);
        string name = Regex.Match(text, @"\.visible \.entry (\w+)\(").Groups[1].Value;
        int[] group = [.. Regex.Match(text, @"\.reqntid (\d+), (\d+)").Groups.Values.Skip(1).Select(static g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
        return new(Current, new Dictionary<string, DriverFunction> { [name] = new(Current, program, name, group[0], group[1]) });
    }

    // As the compiler of the driver words it.
    static void WriteLog(string message, int count, int* options, nint* values)
    {
        byte* log = null;
        long bytes = 0;
        for (int i = 0; i < count; i++)
            if (options[i] == ErrorLog) log = (byte*)values[i];
            else if (options[i] == ErrorLogSize) bytes = values[i];
        if (log is null) return;
        string[] parts = message.Split(": ", 2);
        var text = Encoding.UTF8.GetBytes($"ptxas application ptx input, {parts[0]}; error   : {parts[1]}\0");
        text.AsSpan(0, (int)Math.Min(text.Length, bytes)).CopyTo(new(log, (int)bytes));
    }

    int Launch(nint function, int gridX, int gridY, int gridZ, int groupX, int groupY, int groupZ, int shared, nint stream, nint parameters, nint extra)
    {
        var (f, s) = (Of<DriverFunction>(function), Stream(stream));
        if (f.Context != Current) return DriverError.InvalidHandle;
        if (!IsLaunch(f, gridX, gridY, gridZ, groupX, groupY, groupZ, shared) || extra != 0) return DriverError.InvalidValue;
        var launch = new DriverLaunch(f, (gridX, gridY, gridZ), Arguments(f, (void**)parameters));
        return Do(s, () => Run(launch), launch);
    }

    static bool IsLaunch(DriverFunction f, int gridX, int gridY, int gridZ, int groupX, int groupY, int groupZ, int shared) =>
        gridX > 0 && gridY is > 0 and <= ushort.MaxValue && gridZ is > 0 and <= ushort.MaxValue && (groupX, groupY, groupZ) == (f.Width, f.Height, 1) && shared <= f.MostShared;

    // Copied at the call: the block may be gone when the kernel's turn comes.
    static ulong[] Arguments(DriverFunction f, void** block) =>
        [.. f.Program.Parameters.Select((p, i) => p.Type.EndsWith("64", StringComparison.Ordinal) ? *(ulong*)block[i] : *(uint*)block[i])];

    void Run(DriverLaunch launch)
    {
        var f = launch.Function;
        PtxMemory Buffer(int number) => memory.TryGetValue(number, out var run) && (run.Context == f.Context || f.Context.Peers.Contains(run.Context.Ordinal)) ? run.Bytes
            : throw new DriverError(DriverError.LaunchFailed);
        new PtxMachine(f.Program, f.Width, f.Height).Launch(++launches, Buffer, launch.Grid, launch.Arguments);
    }
}

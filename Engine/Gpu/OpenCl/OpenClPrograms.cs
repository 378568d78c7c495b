using System.Text;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>Compiles kernels for one device: from what an earlier process compiled, where that is kept, else from the text.</summary>
sealed unsafe class OpenClPrograms(Accelerator accelerator, OpenClLibrary library, nint context, nint id, bool dividesExactly, KernelCache cache)
{
    const uint BuildLog = 0x1183, BinarySizes = 0x1165, Binaries = 0x1166;

    // Denormals, NaN and, where the device can, correctly rounded quotients as on the CPU.
    readonly string options = dividesExactly ? "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt" : "-cl-std=CL1.2";

    /// <summary>The driver's name for a kernel. One call at a time.</summary>
    /// <exception cref="DeviceException">NT4102: the driver does not compile it; the message has its log.</exception>
    internal nint Compile(Kernel kernel)
    {
        string source = OpenClRenderer.Render(kernel);
        var key = KernelKey.Of(accelerator, options, source);
        if (cache.Find(key) is { } kept)
            if (FromBinary(kernel, kept) is not 0 and var known) return known;
            else cache.Drop(key);
        nint program = FromSource(kernel, source);
        nint result = Entry(kernel, program, out int error);
        new OpenClAnswer("clCreateKernel", error).Check(accelerator);
        if (Binary(program) is { } binary) cache.Keep(key, binary);
        return result;
    }

    nint FromSource(Kernel kernel, string source)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(source);
        int error;
        fixed (byte* text = bytes)
        {
            byte* one = text;
            nuint length = (nuint)bytes.Length;
            nint program = library.CreateProgramWithSource(context, 1, &one, &length, &error);
            new OpenClAnswer("clCreateProgramWithSource", error).Check(accelerator);
            error = Build(program);
            return error == 0 ? program : throw Refused(kernel, program, error);
        }
    }

    // 0 where the driver does not take it: another build of the same version, or a file that somebody wrote.
    nint FromBinary(Kernel kernel, byte[] binary)
    {
        nint device = id;
        nuint length = (nuint)binary.Length;
        int status, error;
        fixed (byte* bytes = binary)
        {
            byte* one = bytes;
            nint program = library.CreateProgramWithBinary(context, 1, &device, &length, &one, &status, &error);
            if (error != 0 || status != 0) return 0;
            if (Build(program) == 0 && Entry(kernel, program, out error) is var known && error == 0) return known;
            _ = library.ReleaseProgram(program);
            return 0;
        }
    }

    int Build(nint program)
    {
        nint device = id;
        fixed (byte* text = Encoding.UTF8.GetBytes(options + '\0')) return library.BuildProgram(program, 1, &device, text, 0, 0);
    }

    nint Entry(Kernel kernel, nint program, out int error)
    {
        int answer;
        nint result;
        fixed (byte* name = Encoding.UTF8.GetBytes(kernel.Name + '\0')) result = library.CreateKernel(program, name, &answer);
        error = answer;
        return result;
    }

    // Null where the driver does not show what it compiled.
    byte[]? Binary(nint program)
    {
        nuint length = 0;
        if (library.GetProgramInfo(program, BinarySizes, (nuint)sizeof(nuint), &length, null) != 0 || length == 0) return null;
        var binary = new byte[(int)length];
        fixed (byte* bytes = binary)
        {
            byte* one = bytes;
            return library.GetProgramInfo(program, Binaries, (nuint)sizeof(byte*), &one, null) == 0 ? binary : null;
        }
    }

    Exception Refused(Kernel kernel, nint program, int error)
    {
        nuint length;
        _ = library.GetProgramBuildInfo(program, id, BuildLog, 0, null, &length);
        var log = new byte[(int)length + 1];
        fixed (byte* p = log) _ = library.GetProgramBuildInfo(program, id, BuildLog, length, p, null);
        return new Conflict(DiagnosticId.NT4102, kernel.Name,
            ("reason", $"the driver of {accelerator.Device} ({accelerator.Name}) does not compile its kernel: {new OpenClAnswer("clBuildProgram", error).Message}\n{Encoding.UTF8.GetString(log).TrimEnd('\0', '\n')}"),
            ("fix", "Move the operands to the host for this operation: x.To(Device.Cpu); a newer driver may help.")).ToException();
    }
}

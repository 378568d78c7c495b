using System.Globalization;
using System.Text;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>Kernels that the driver has compiled for a GPU, one module each; they live as long as the process, as the primary context does.</summary>
sealed unsafe class CudaModules(CudaContext context, Device device, string name)
{
    const int InfoLog = 3, InfoLogSize = 4, ErrorLog = 5, ErrorLogSize = 6, LogBytes = 16 << 10;
    const int MostDynamicShared = 8, Given = 48 << 10;

    /// <summary>Loads PTX text or a compiled image, and finds the kernel in it.</summary>
    /// <exception cref="DeviceException">NT4102: the driver does not compile it; the message has its log and the line.</exception>
    internal nint Load(Kernel kernel, byte[] image)
    {
        var driver = context.Driver;
        byte[] info = new byte[LogBytes], log = new byte[LogBytes], entry = Encoding.UTF8.GetBytes(kernel.Name + '\0'), text = [.. image, 0];
        nint module = 0, function = 0;
        fixed (byte* p = text, i = info, e = log, n = entry)
        {
            int* options = stackalloc int[] { InfoLog, InfoLogSize, ErrorLog, ErrorLogSize };
            void** values = stackalloc void*[] { i, (void*)LogBytes, e, (void*)LogBytes };
            int error = driver.ModuleLoadDataEx(&module, p, 4, options, values);
            var answer = new CudaAnswer(driver, "cuModuleLoadDataEx", error);
            if (answer.IsOutOfMemory) throw new OutOfDeviceMemoryException(answer.Message);
            if (answer.IsFault) throw context.Failed(answer);
            if (error != 0) throw Refused(kernel, image, answer, Encoding.UTF8.GetString(log).TrimEnd('\0', '\n'));
            error = driver.ModuleGetFunction(&function, module, n);
            if (error == 0 && SharedBytes(kernel) is > 0 and var shared) error = driver.FunctionSetAttribute(function, MostDynamicShared, shared);
            if (error == 0) return function;
            _ = driver.ModuleUnload(module);
            throw context.Failed(new(driver, "cuModuleGetFunction", error));
        }
    }

    /// <summary>Bytes that a launch must ask for: a kernel whose arrays do not fit into what every group is given.</summary>
    internal static int SharedBytes(Kernel kernel) =>
        kernel.Shared.Sum(static a => a.Length * a.Element.ByteSize + 15 & ~15) is > Given and var bytes ? bytes : 0;

    Exception Refused(Kernel kernel, byte[] image, CudaAnswer answer, string log) => new Conflict(DiagnosticId.NT4102, kernel.Name,
        ("reason", $"the driver of {device} ({name}) does not compile its kernel: {answer.Message}\n{log}{Line(log, image)}"),
        ("fix", "Move the operands to the host for this operation: x.To(Device.Cpu); a newer driver may help.")).ToException();

    // The log says "line 12"; the text is not the user's, so it is shown.
    static string Line(string log, byte[] image)
    {
        int at = log.IndexOf("line ", StringComparison.Ordinal);
        if (at < 0) return "";
        string digits = string.Concat(log[(at + 5)..].TakeWhile(char.IsAsciiDigit));
        string[] lines = Encoding.UTF8.GetString(image).Split('\n');
        return int.TryParse(digits, CultureInfo.InvariantCulture, out int line) && line >= 1 && line <= lines.Length ? $"\nline {line} is: {lines[line - 1].Trim()}" : "";
    }
}

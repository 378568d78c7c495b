using System.Text;

namespace NamedTorch.Gpu;

/// <summary>What a driver says about a device.</summary>
sealed unsafe class OpenClInfo(OpenClLibrary library, nint device)
{
    internal const uint Type = 0x1000, SingleSupport = 0x101B, GlobalMemory = 0x101F, Name = 0x102B, Vendor = 0x102C, DriverVersion = 0x102D, Version = 0x102F, DoubleSupport = 0x1032;

    /// <summary>A number; 0 where the driver does not know the question.</summary>
    internal ulong Number(uint question)
    {
        ulong value = 0;
        return library.GetDeviceInfo(device, question, sizeof(ulong), &value, null) == 0 ? value : 0;
    }

    internal string Text(uint question)
    {
        nuint length;
        if (library.GetDeviceInfo(device, question, 0, null, &length) != 0) return "";
        var text = new byte[(int)length];
        fixed (byte* p = text) _ = library.GetDeviceInfo(device, question, length, p, null);
        return Encoding.UTF8.GetString(text).TrimEnd('\0');
    }
}

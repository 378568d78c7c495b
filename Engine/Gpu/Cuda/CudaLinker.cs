namespace NamedTorch.Gpu;

/// <summary>Compiles PTX to an image for the GPU of the calling thread's context, which another process can load without compiling.</summary>
static unsafe class CudaLinker
{
    const int Ptx = 1;

    /// <summary>The image, or null where the driver does not make one.</summary>
    internal static byte[]? Image(CudaDriver driver, ReadOnlySpan<byte> ptx)
    {
        nint state;
        if (driver.LinkCreate(0, null, null, &state) != 0) return null;
        try
        {
            void* image;
            nuint bytes;
            byte[] text = [.. ptx, 0];
            fixed (byte* p = text, name = "kernel\0"u8)
                if (driver.LinkAddData(state, Ptx, p, (nuint)text.Length, name, 0, null, null) != 0 || driver.LinkComplete(state, &image, &bytes) != 0) return null;
            // The image lives as long as the state.
            return new ReadOnlySpan<byte>(image, (int)bytes).ToArray();
        }
        finally
        {
            _ = driver.LinkDestroy(state);
        }
    }
}

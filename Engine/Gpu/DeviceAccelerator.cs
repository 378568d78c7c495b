using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>What a device has beside tensors: streams, memory statistics, captures.</summary>
public static class DeviceAccelerator
{
    extension(Device device)
    {
        /// <summary>The accelerator behind a device.</summary>
        /// <exception cref="DeviceException">NT4102: the host is none.</exception>
        public Accelerator Accelerator => device.Backend is GpuBackend backend ? backend.Accelerator
            : throw Refusal.NotHere("Accelerator", device, "streams and memory statistics are for devices beside the host.");
    }
}

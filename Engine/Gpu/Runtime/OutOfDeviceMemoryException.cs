namespace NamedTorch.Gpu;

/// <summary>The driver has no memory left: the allocator tries again after a collection before the user hears of it.</summary>
sealed class OutOfDeviceMemoryException(string reason) : Exception(reason);

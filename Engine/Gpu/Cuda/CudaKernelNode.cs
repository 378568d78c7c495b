using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>A launch as a node of a graph has it: the driver's CUDA_KERNEL_NODE_PARAMS, first version.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct CudaKernelNode
{
    internal nint Function;
    internal uint GridX, GridY, GridZ, GroupX, GroupY, GroupZ, SharedBytes;
    internal void** Parameters, Extra;
}

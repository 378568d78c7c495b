using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>The entry points of the CUDA driver that the runtime calls, found by their exported names: in the driver's library, or in a double of it.</summary>
sealed unsafe class CudaDriver
{
    /// <summary>CUDA 11.4: the first driver that has every entry point below.</summary>
    internal const int OldestVersion = 11040;

    internal readonly delegate* unmanaged<uint, int> Init;
    internal readonly delegate* unmanaged<int*, int> DriverGetVersion;
    internal readonly delegate* unmanaged<int, byte**, int> GetErrorName;
    internal readonly delegate* unmanaged<int, byte**, int> GetErrorString;
    internal readonly delegate* unmanaged<int*, int> DeviceGetCount;
    internal readonly delegate* unmanaged<int*, int, int> DeviceGet;
    internal readonly delegate* unmanaged<byte*, int, int, int> DeviceGetName;
    internal readonly delegate* unmanaged<nuint*, int, int> DeviceTotalMem;
    internal readonly delegate* unmanaged<int*, int, int, int> DeviceGetAttribute;
    internal readonly delegate* unmanaged<int*, int, int, int> DeviceCanAccessPeer;
    internal readonly delegate* unmanaged<nint*, int, int> PrimaryContextRetain;
    internal readonly delegate* unmanaged<nint*, int> ContextGetCurrent;
    internal readonly delegate* unmanaged<nint, int> ContextSetCurrent;
    internal readonly delegate* unmanaged<int> ContextSynchronize;
    internal readonly delegate* unmanaged<nint, uint, int> ContextEnablePeerAccess;
    internal readonly delegate* unmanaged<nint*, byte*, uint, int*, void**, int> ModuleLoadDataEx;
    internal readonly delegate* unmanaged<nint, int> ModuleUnload;
    internal readonly delegate* unmanaged<uint, int*, void**, nint*, int> LinkCreate;
    internal readonly delegate* unmanaged<nint, int, void*, nuint, byte*, uint, int*, void**, int> LinkAddData;
    internal readonly delegate* unmanaged<nint, void**, nuint*, int> LinkComplete;
    internal readonly delegate* unmanaged<nint, int> LinkDestroy;
    internal readonly delegate* unmanaged<nint*, nint, byte*, int> ModuleGetFunction;
    internal readonly delegate* unmanaged<nint, int, int, int> FunctionSetAttribute;
    internal readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> LaunchKernel;
    internal readonly delegate* unmanaged<ulong*, nuint, int> MemoryAllocate;
    internal readonly delegate* unmanaged<ulong, int> MemoryFree;
    internal readonly delegate* unmanaged<void**, nuint, uint, int> HostAllocate;
    internal readonly delegate* unmanaged<void*, int> HostFree;
    internal readonly delegate* unmanaged<ulong, void*, nuint, nint, int> CopyHostToDevice;
    internal readonly delegate* unmanaged<void*, ulong, nuint, nint, int> CopyDeviceToHost;
    internal readonly delegate* unmanaged<ulong, ulong, nuint, nint, int> CopyDeviceToDevice;
    internal readonly delegate* unmanaged<ulong, nint, ulong, nint, nuint, nint, int> CopyPeer;
    internal readonly delegate* unmanaged<nint*, uint, int> StreamCreate;
    internal readonly delegate* unmanaged<nint, int> StreamDestroy;
    internal readonly delegate* unmanaged<nint, int> StreamSynchronize;
    internal readonly delegate* unmanaged<nint, nint, uint, int> StreamWaitEvent;
    internal readonly delegate* unmanaged<nint, int, int> StreamBeginCapture;
    internal readonly delegate* unmanaged<nint, nint*, int> StreamEndCapture;
    internal readonly delegate* unmanaged<nint, int*, ulong*, nint*, nint**, nuint*, int> StreamGetCaptureInfo;
    internal readonly delegate* unmanaged<nint*, uint, int> EventCreate;
    internal readonly delegate* unmanaged<nint, int> EventDestroy;
    internal readonly delegate* unmanaged<nint, nint, int> EventRecord;
    internal readonly delegate* unmanaged<nint, int> EventQuery;
    internal readonly delegate* unmanaged<nint, int> EventSynchronize;
    internal readonly delegate* unmanaged<float*, nint, nint, int> EventElapsedTime;
    internal readonly delegate* unmanaged<nint*, nint, ulong, int> GraphInstantiate;
    internal readonly delegate* unmanaged<nint, nint, int> GraphLaunch;
    internal readonly delegate* unmanaged<nint, int> GraphDestroy;
    internal readonly delegate* unmanaged<nint, int> GraphExecDestroy;
    internal readonly delegate* unmanaged<nint, nint, CudaKernelNode*, int> GraphExecKernelNodeSetParams;

    /// <summary>The table over what finds an export.</summary>
    /// <exception cref="EntryPointNotFoundException">One is missing: the driver is too old.</exception>
    internal CudaDriver(Func<string, nint> export)
    {
        Init = (delegate* unmanaged<uint, int>)export("cuInit");
        DriverGetVersion = (delegate* unmanaged<int*, int>)export("cuDriverGetVersion");
        GetErrorName = (delegate* unmanaged<int, byte**, int>)export("cuGetErrorName");
        GetErrorString = (delegate* unmanaged<int, byte**, int>)export("cuGetErrorString");
        DeviceGetCount = (delegate* unmanaged<int*, int>)export("cuDeviceGetCount");
        DeviceGet = (delegate* unmanaged<int*, int, int>)export("cuDeviceGet");
        DeviceGetName = (delegate* unmanaged<byte*, int, int, int>)export("cuDeviceGetName");
        DeviceTotalMem = (delegate* unmanaged<nuint*, int, int>)export("cuDeviceTotalMem_v2");
        DeviceGetAttribute = (delegate* unmanaged<int*, int, int, int>)export("cuDeviceGetAttribute");
        DeviceCanAccessPeer = (delegate* unmanaged<int*, int, int, int>)export("cuDeviceCanAccessPeer");
        PrimaryContextRetain = (delegate* unmanaged<nint*, int, int>)export("cuDevicePrimaryCtxRetain");
        ContextGetCurrent = (delegate* unmanaged<nint*, int>)export("cuCtxGetCurrent");
        ContextSetCurrent = (delegate* unmanaged<nint, int>)export("cuCtxSetCurrent");
        ContextSynchronize = (delegate* unmanaged<int>)export("cuCtxSynchronize");
        ContextEnablePeerAccess = (delegate* unmanaged<nint, uint, int>)export("cuCtxEnablePeerAccess");
        ModuleLoadDataEx = (delegate* unmanaged<nint*, byte*, uint, int*, void**, int>)export("cuModuleLoadDataEx");
        ModuleUnload = (delegate* unmanaged<nint, int>)export("cuModuleUnload");
        LinkCreate = (delegate* unmanaged<uint, int*, void**, nint*, int>)export("cuLinkCreate_v2");
        LinkAddData = (delegate* unmanaged<nint, int, void*, nuint, byte*, uint, int*, void**, int>)export("cuLinkAddData_v2");
        LinkComplete = (delegate* unmanaged<nint, void**, nuint*, int>)export("cuLinkComplete");
        LinkDestroy = (delegate* unmanaged<nint, int>)export("cuLinkDestroy");
        ModuleGetFunction = (delegate* unmanaged<nint*, nint, byte*, int>)export("cuModuleGetFunction");
        FunctionSetAttribute = (delegate* unmanaged<nint, int, int, int>)export("cuFuncSetAttribute");
        LaunchKernel = (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)export("cuLaunchKernel");
        MemoryAllocate = (delegate* unmanaged<ulong*, nuint, int>)export("cuMemAlloc_v2");
        MemoryFree = (delegate* unmanaged<ulong, int>)export("cuMemFree_v2");
        HostAllocate = (delegate* unmanaged<void**, nuint, uint, int>)export("cuMemHostAlloc");
        HostFree = (delegate* unmanaged<void*, int>)export("cuMemFreeHost");
        CopyHostToDevice = (delegate* unmanaged<ulong, void*, nuint, nint, int>)export("cuMemcpyHtoDAsync_v2");
        CopyDeviceToHost = (delegate* unmanaged<void*, ulong, nuint, nint, int>)export("cuMemcpyDtoHAsync_v2");
        CopyDeviceToDevice = (delegate* unmanaged<ulong, ulong, nuint, nint, int>)export("cuMemcpyDtoDAsync_v2");
        CopyPeer = (delegate* unmanaged<ulong, nint, ulong, nint, nuint, nint, int>)export("cuMemcpyPeerAsync");
        StreamCreate = (delegate* unmanaged<nint*, uint, int>)export("cuStreamCreate");
        StreamDestroy = (delegate* unmanaged<nint, int>)export("cuStreamDestroy_v2");
        StreamSynchronize = (delegate* unmanaged<nint, int>)export("cuStreamSynchronize");
        StreamWaitEvent = (delegate* unmanaged<nint, nint, uint, int>)export("cuStreamWaitEvent");
        StreamBeginCapture = (delegate* unmanaged<nint, int, int>)export("cuStreamBeginCapture_v2");
        StreamEndCapture = (delegate* unmanaged<nint, nint*, int>)export("cuStreamEndCapture");
        StreamGetCaptureInfo = (delegate* unmanaged<nint, int*, ulong*, nint*, nint**, nuint*, int>)export("cuStreamGetCaptureInfo_v2");
        EventCreate = (delegate* unmanaged<nint*, uint, int>)export("cuEventCreate");
        EventDestroy = (delegate* unmanaged<nint, int>)export("cuEventDestroy_v2");
        EventRecord = (delegate* unmanaged<nint, nint, int>)export("cuEventRecord");
        EventQuery = (delegate* unmanaged<nint, int>)export("cuEventQuery");
        EventSynchronize = (delegate* unmanaged<nint, int>)export("cuEventSynchronize");
        EventElapsedTime = (delegate* unmanaged<float*, nint, nint, int>)export("cuEventElapsedTime");
        GraphInstantiate = (delegate* unmanaged<nint*, nint, ulong, int>)export("cuGraphInstantiateWithFlags");
        GraphLaunch = (delegate* unmanaged<nint, nint, int>)export("cuGraphLaunch");
        GraphDestroy = (delegate* unmanaged<nint, int>)export("cuGraphDestroy");
        GraphExecDestroy = (delegate* unmanaged<nint, int>)export("cuGraphExecDestroy");
        GraphExecKernelNodeSetParams = (delegate* unmanaged<nint, nint, CudaKernelNode*, int>)export("cuGraphExecKernelNodeSetParams");
    }

    /// <summary>The driver's library, loaded once for the process.</summary>
    internal static nint Library => Loaded.Value;

    static readonly Lazy<nint> Loaded = new(static () =>
        NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint library) ? library : 0);
}

using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>The entry points of OpenCL 1.2 that a compute backend needs, from the loader library of this machine.</summary>
sealed unsafe class OpenClLibrary
{
    static readonly string[] Names = OperatingSystem.IsWindows() ? ["OpenCL.dll"]
        : OperatingSystem.IsMacOS() ? ["/System/Library/Frameworks/OpenCL.framework/OpenCL"] : ["libOpenCL.so.1", "libOpenCL.so"];

    static readonly Lazy<OpenClLibrary?> Found = new(Find);

    internal readonly delegate* unmanaged<uint, nint*, uint*, int> GetPlatformIds;
    internal readonly delegate* unmanaged<nint, ulong, uint, nint*, uint*, int> GetDeviceIds;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetDeviceInfo;
    internal readonly delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint> CreateContext;
    internal readonly delegate* unmanaged<nint, nint, ulong, int*, nint> CreateCommandQueue;
    internal readonly delegate* unmanaged<nint, ulong, nuint, void*, int*, nint> CreateBuffer;
    internal readonly delegate* unmanaged<nint, int> ReleaseMemObject;
    internal readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> CreateProgramWithSource;
    internal readonly delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint> CreateProgramWithBinary;
    internal readonly delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int> BuildProgram;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetProgramInfo;
    internal readonly delegate* unmanaged<nint, int> ReleaseProgram;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int> GetProgramBuildInfo;
    internal readonly delegate* unmanaged<nint, byte*, int*, nint> CreateKernel;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, int> SetKernelArg;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> EnqueueNDRangeKernel;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> EnqueueReadBuffer;
    internal readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> EnqueueWriteBuffer;
    internal readonly delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int> EnqueueCopyBuffer;
    internal readonly delegate* unmanaged<nint, uint, nint*, nint*, int> EnqueueMarker;
    internal readonly delegate* unmanaged<nint, uint, nint*, nint*, int> EnqueueBarrier;
    internal readonly delegate* unmanaged<uint, nint*, int> WaitForEvents;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetEventInfo;
    internal readonly delegate* unmanaged<nint, uint, nuint, void*, nuint*, int> GetEventProfilingInfo;
    internal readonly delegate* unmanaged<nint, int> ReleaseEvent;
    internal readonly delegate* unmanaged<nint, int> ReleaseCommandQueue;
    internal readonly delegate* unmanaged<nint, int> Flush;
    internal readonly delegate* unmanaged<nint, int> Finish;

    OpenClLibrary(nint library)
    {
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        GetPlatformIds = (delegate* unmanaged<uint, nint*, uint*, int>)Export("clGetPlatformIDs");
        GetDeviceIds = (delegate* unmanaged<nint, ulong, uint, nint*, uint*, int>)Export("clGetDeviceIDs");
        GetDeviceInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetDeviceInfo");
        CreateContext = (delegate* unmanaged<nint*, uint, nint*, nint, nint, int*, nint>)Export("clCreateContext");
        CreateCommandQueue = (delegate* unmanaged<nint, nint, ulong, int*, nint>)Export("clCreateCommandQueue");
        CreateBuffer = (delegate* unmanaged<nint, ulong, nuint, void*, int*, nint>)Export("clCreateBuffer");
        ReleaseMemObject = (delegate* unmanaged<nint, int>)Export("clReleaseMemObject");
        CreateProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)Export("clCreateProgramWithSource");
        CreateProgramWithBinary = (delegate* unmanaged<nint, uint, nint*, nuint*, byte**, int*, int*, nint>)Export("clCreateProgramWithBinary");
        GetProgramInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetProgramInfo");
        ReleaseProgram = (delegate* unmanaged<nint, int>)Export("clReleaseProgram");
        BuildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, nint, nint, int>)Export("clBuildProgram");
        GetProgramBuildInfo = (delegate* unmanaged<nint, nint, uint, nuint, void*, nuint*, int>)Export("clGetProgramBuildInfo");
        CreateKernel = (delegate* unmanaged<nint, byte*, int*, nint>)Export("clCreateKernel");
        SetKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)Export("clSetKernelArg");
        EnqueueNDRangeKernel = (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)Export("clEnqueueNDRangeKernel");
        EnqueueReadBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Export("clEnqueueReadBuffer");
        EnqueueWriteBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)Export("clEnqueueWriteBuffer");
        EnqueueCopyBuffer = (delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>)Export("clEnqueueCopyBuffer");
        EnqueueMarker = (delegate* unmanaged<nint, uint, nint*, nint*, int>)Export("clEnqueueMarkerWithWaitList");
        EnqueueBarrier = (delegate* unmanaged<nint, uint, nint*, nint*, int>)Export("clEnqueueBarrierWithWaitList");
        WaitForEvents = (delegate* unmanaged<uint, nint*, int>)Export("clWaitForEvents");
        GetEventInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetEventInfo");
        GetEventProfilingInfo = (delegate* unmanaged<nint, uint, nuint, void*, nuint*, int>)Export("clGetEventProfilingInfo");
        ReleaseEvent = (delegate* unmanaged<nint, int>)Export("clReleaseEvent");
        ReleaseCommandQueue = (delegate* unmanaged<nint, int>)Export("clReleaseCommandQueue");
        Flush = (delegate* unmanaged<nint, int>)Export("clFlush");
        Finish = (delegate* unmanaged<nint, int>)Export("clFinish");
    }

    /// <summary>The loader, or null where there is none.</summary>
    internal static OpenClLibrary? Instance => Found.Value;

    static OpenClLibrary? Find()
    {
        foreach (string name in Names)
            if (NativeLibrary.TryLoad(name, out nint library))
                try
                {
                    return new(library);
                }
                catch (EntryPointNotFoundException)
                {
                    // A loader older than OpenCL 1.2: as good as none.
                    NativeLibrary.Free(library);
                }
        return null;
    }
}

namespace NamedTorch.Gpu;

// Copies between GPUs: directly where they have access to each other, else the driver goes through the host.
sealed unsafe partial class CudaAccelerator
{
    readonly HashSet<CudaAccelerator> asked = [];

    internal override bool Reaches(AcceleratorDriver other) => other is CudaAccelerator there && there.driver == driver;

    internal override void CopyToPeer(nint stream, nint source, long first, AcceleratorDriver other, nint target, long targetFirst, long bytes)
    {
        var there = (CudaAccelerator)other;
        using var scope = context.Enter();
        AskForAccess(there);
        context.Check(driver.CopyPeer((ulong)(target + targetFirst), there.context.Handle, (ulong)(source + first), context.Handle, (nuint)bytes, stream), "cuMemcpyPeerAsync");
    }

    // Once for each: without access copies are slower and no less right, so what it answers does not matter.
    void AskForAccess(CudaAccelerator there)
    {
        lock (asked)
            if (!asked.Add(there)) return;
        int gpu, peer, can = 0;
        if (driver.DeviceGet(&gpu, context.Ordinal) == 0 && driver.DeviceGet(&peer, there.context.Ordinal) == 0 && driver.DeviceCanAccessPeer(&can, gpu, peer) == 0 && can != 0)
            _ = driver.ContextEnablePeerAccess(there.context.Handle, 0);
    }
}

using NamedTorch.GpuCheck.Operations;
using NamedTorch.Tests.Cuda;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Operations;

/// <summary>Every operation gives on the device what it gives on the host, forward and backward, or says at the call that it is not there yet.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class DeviceLaws
{
    [OpenClFact]
    public void OnOpenCl_OperationsAreTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void ThroughTheDriversDouble_OperationsAreTheHosts()
    {
        using var it = new CudaDouble(memoryBytes: 4L << 30);
        Check(it.Device());
        Assert.Null(it.Fault);
    }

    [OpenClFact]
    public void Fused_OperationsAreTheHosts() => CheckFused(OpenClDevice.Device);

    [Fact]
    public void FusedThroughTheDriversDouble_OperationsAreTheHosts()
    {
        using var it = new CudaDouble(memoryBytes: 4L << 30);
        CheckFused(it.Device());
        Assert.Null(it.Fault);
    }

    static void CheckFused(Device device)
    {
        using var fused = device.Accelerator.Fuse();
        Check(device);
        // Where nothing is recorded, products wait too.
        using var quiet = NoGrad();
        Assert.Subset(DeviceAgreement.NotThereYet.ToHashSet(), Absent(device).ToHashSet());
    }

    [Fact]
    public void LayoutInMemory_DoesNotMatter() => Check(PtxDevice.Device, Turned);

    // The same elements with the dims in memory the other way round.
    static Tensor Turned(Tensor x)
    {
        DimRef[] back = [.. Enumerable.Range(0, x.Rank).Reverse().Select(static d => (DimRef)d)];
        return x.Rank < 2 ? x : x.Permute(back).Contiguous().Permute(back);
    }

    static void Check(Device device, Func<Tensor, Tensor>? lay = null) => Assert.Equal(string.Join(", ", DeviceAgreement.NotThereYet), string.Join(", ", Absent(device, lay)));

    // What the device refuses; the rest is the host's.
    static SortedSet<string> Absent(Device device, Func<Tensor, Tensor>? lay = null)
    {
        var agreement = new DeviceAgreement(device, lay);
        var wrong = new List<string>();
        var absent = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var call in DeviceCall.All)
            switch (agreement.Check(call))
            {
                case { Kind: AnswerKind.IsAbsent }:
                    absent.Add(call.Operation);
                    break;
                case { Kind: AnswerKind.Differs } answer:
                    wrong.Add($"{call}: {answer.Text}");
                    break;
            }
        Assert.Equal("", string.Join("\n", wrong));
        return absent;
    }
}

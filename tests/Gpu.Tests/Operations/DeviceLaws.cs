using System.Reflection;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Operations;

/// <summary>Every operation gives on the device what it gives on the host, forward and backward, or says at the call that it is not there yet.</summary>
public sealed class DeviceLaws
{
    static readonly string[] NotThereYet = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "not-there-yet.txt")).Where(static l => l.Length > 0 && l[0] != '#')];

    [OpenClFact]
    public void OnOpenCl_OperationsAreTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_OperationsAreTheHosts() => Check(PtxDevice.Device);

    [Fact]
    public void LayoutInMemory_DoesNotMatter() => Check(PtxDevice.Device, Turned);

    // The same elements with the dims in memory the other way round.
    static Tensor Turned(Tensor x)
    {
        DimRef[] back = [.. Enumerable.Range(0, x.Rank).Reverse().Select(static d => (DimRef)d)];
        return x.Rank < 2 ? x : x.Permute(back).Contiguous().Permute(back);
    }

    static void Check(Device device, Func<Tensor, Tensor>? lay = null)
    {
        var wrong = new List<string>();
        var absent = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var call in DeviceCall.All)
            try
            {
                Compare(call, device, lay ?? (static x => x), wrong);
            }
            catch (Exception e) when (Cause(e) is DeviceException refused && !refused.Message.Contains(" is on ", StringComparison.Ordinal))
            {
                absent.Add(call.Operation);
                if (!refused.Message.Contains(device.ToString(), StringComparison.Ordinal)) wrong.Add($"{call}: the message does not name the device: {refused.Message}");
            }
            catch (Exception e)
            {
                wrong.Add($"{call}: {Cause(e)}");
            }
        Assert.Equal("", string.Join("\n", wrong));
        Assert.Equal(string.Join(", ", NotThereYet), string.Join(", ", absent));
    }

    static void Compare(DeviceCall call, Device device, Func<Tensor, Tensor> lay, List<string> wrong)
    {
        Tensor[] here = call.Make(Device.Cpu), there = call.Make(device);
        Tensor expected;
        try
        {
            Generator.Default.ManualSeed(5);
            expected = call.Run([.. here.Select(lay)]);
        }
        catch (Exception e) when (Cause(e) is TensorTypeException)
        {
            return;
        }
        Generator.Default.ManualSeed(5);
        var actual = call.Run([.. there.Select(lay)]);
        if (here.Length > 0 && !ReferenceEquals(actual.Device, device)) wrong.Add($"{call}: the result is on {actual.Device}");
        Equal(call, "result", expected, actual, wrong);
        if (!expected.RequiresGrad) return;
        expected.Backward(Torch.RandLike(expected, generator: new(3)));
        actual.Backward(Torch.RandLike(expected, generator: new(3)).To(device));
        for (int n = 0; n < here.Length; n++)
            if (here[n].Grad is { } g)
                if (there[n].Grad is { } h) Equal(call, $"gradient {n}", g, h, wrong);
                else wrong.Add($"{call}: gradient {n} is missing");
    }

    static void Equal(DeviceCall call, string what, Tensor expected, Tensor actual, List<string> wrong)
    {
        if (!expected.Type.Equals(actual.Type) || expected.DType != actual.DType)
        {
            wrong.Add($"{call}: {what}: {expected.Type} {expected.DType} became {actual.Type} {actual.DType}");
            return;
        }
        double[] a = Values(expected), b = Values(actual);
        double tolerance = call.IsPointwise ? 1e-5 : 1e-4;
        for (int i = 0; i < a.Length; i++)
            if (!a[i].Equals(b[i]) && !(Math.Abs(a[i] - b[i]) <= tolerance * (1e-2 + Math.Abs(a[i]))))
            {
                wrong.Add($"{call}: {what} at {i}: {a[i]} became {b[i]}");
                return;
            }
    }

    static double[] Values(Tensor x) => x.Detach().To(Device.Cpu).To(DType.Float64).ToArray<double>();

    static Exception Cause(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? Cause(inner) : e;
}

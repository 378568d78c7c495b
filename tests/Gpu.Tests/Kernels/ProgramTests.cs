using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.Numerics;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>What one kernel serves, and what adding an operation asks of this backend: nothing.</summary>
public sealed class ProgramTests
{
    /// <summary>An operation that nobody has written yet.</summary>
    readonly struct Wobble(Parameter width) : IBody
    {
        public static int Arity => 2;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => V.Select(V.Less(a, b), V.Sin(a * V.Of(width)), V.MultiplyAdd(a, b, V.Exp(-V.Abs(b))));
    }

    static int Kernels(Device device) => ((GpuBackend)device.Backend).KernelCount;

    [OpenClFact]
    public void NewFormula_IsTheHosts()
    {
        Tensor x = Randn([1017], generator: new(1)), y = Randn([1017], generator: new(2)), here = ZerosLike(x);
        Device.Cpu.Backend.Map<Wobble>(DType.Float32).Run(new(1.5), here, [x, y]);
        var there = Zeros([1017], DType.Float32, device: OpenClDevice.Device);
        OpenClDevice.Device.Backend.Map<Wobble>(DType.Float32).Run(new(1.5), there, [x.To(OpenClDevice.Device), y.To(OpenClDevice.Device)]);
        float[] a = here.ToArray<float>(), b = there.ToArray<float>();
        for (int i = 0; i < a.Length; i++) Assert.Equal(a[i], b[i], 1e-6f);
    }

    [Fact]
    public void NumbersAndSizes_ShareOneKernel()
    {
        Tensor Fresh(long n) => Full([n], 3f, device: PtxDevice.Alone);
        _ = Fresh(5).LeakyRelu(0.3);
        int before = Kernels(PtxDevice.Alone);
        Assert.Equal(3f * 7, Fresh(7).LeakyRelu(0.7).ToArray<float>().Sum());
        _ = Fresh(1000) * 3;
        _ = Fresh(10) * 4.5f;
        Assert.Equal(before + 1, Kernels(PtxDevice.Alone));
    }
}

using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>The pointwise loop: any strides and dtypes, operands that are numbers of the host; one kernel per formula and pattern of layout.</summary>
sealed class GpuMap<TBody>(Programs programs, DType computing) : MapKernel<TBody> where TBody : struct, IBody
{
    static readonly string Operation = OperationName.Of(typeof(TBody));

    readonly MapRunner runner = new(programs);
    readonly ScalarType type = computing.Register();

    public override void Run(in TBody body, Tensor result, ReadOnlySpan<Tensor> operands)
    {
        operands = operands[..TBody.Arity];
        var device = programs.Accelerator.Device;
        Refusal.CheckDevices(Operation, device, result, operands);
        if (result.ElementCount > 0) runner.Run(Operation, Traced<TBody>.Of(body, device), type, result, operands);
    }
}

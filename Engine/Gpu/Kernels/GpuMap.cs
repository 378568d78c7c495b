using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>The pointwise loop: a thread per element, any strides and dtypes; one kernel per formula and pattern of layout.</summary>
sealed class GpuMap<TBody>(Programs programs, DType computing) : MapKernel<TBody> where TBody : struct, IBody
{
    const int Threads = 256;

    static readonly string Operation = OperationName.Of(typeof(TBody));

    readonly ScalarType type = computing.Register();

    public override void Run(in TBody body, Tensor result, ReadOnlySpan<Tensor> operands)
    {
        operands = operands[..TBody.Arity];
        Refusal.CheckDevices(Operation, programs.Accelerator.Device, result, operands);
        var tensors = new List<Tensor> { result };
        foreach (var x in operands)
            if (!HostNumber.Is(x)) tensors.Add(x);
        var layout = Layout.Of(result.Sizes, tensors.ToArray());
        if (layout.Count == 0) return;
        var formula = Traced<TBody>.Of(body, programs.Accelerator.Device);
        var shape = operands.ToArray();
        string key = $"map {type} {result.DType} {string.Join(' ', shape.Select(static x => HostNumber.Is(x) ? "number" : x.DType.ToString()))} {layout.Key} {formula.Key}";
        var program = programs.Get(key, () => Write(formula, layout, result.DType, shape));

        new Launch(programs).Tensors(tensors).Numbers(layout.Index, layout.Count).Walk(layout).HostNumbers(type, shape.Where(HostNumber.Is)).Parameters(formula, type).Run(program, layout.Count);
    }

    Kernel Write(Formula formula, Layout layout, DType result, Tensor[] operands)
    {
        var k = new KernelBuilder("map_" + Operation, Threads);
        var y = k.Output("y", result);
        var x = new MemoryArray?[operands.Length];
        for (int i = 0; i < x.Length; i++) x[i] = HostNumber.Is(operands[i]) ? null : k.Input($"x{i}", operands[i].DType);
        k.Each(k.Number(layout.Index), element =>
        {
            var places = layout.Places(k, element);
            int place = 1;
            var values = new Value[x.Length];
            for (int i = 0; i < x.Length; i++)
                values[i] = x[i] is { } array ? Elements.Read(k, k.Load(array, places[place++]), type) : k.Number(type);
            var value = new Emission(k, type, values).With(formula, Numbers.Declare(k, formula, type)).Emit(formula.Results[0]);
            k.Store(y, places[0], Elements.Write(k, value, result));
        });
        return k.Finish();
    }
}

using System.Reflection;
using NamedTorch.Core;

namespace NamedTorch.GpuCheck.Operations;

/// <summary>One call of one operation, found by reflection: its samples, or, for a family that needs none, its member on small inputs.</summary>
sealed record DeviceCall(string Operation, string Name, Func<Tensor[], Tensor> Run, Input[] Inputs)
{
    static readonly Axis[] Small = [("Row", 7), ("Column", 5)];

    internal static IEnumerable<DeviceCall> All => typeof(Torch).Assembly.GetExportedTypes()
        .Where(static t => t.IsValueType && typeof(IOperation).IsAssignableFrom(t)).OrderBy(static t => t.Name, StringComparer.Ordinal).SelectMany(Of);

    internal bool IsPointwise { get; private init; }

    /// <summary>Fresh inputs, the same every time, on a device.</summary>
    internal Tensor[] Make(Device device) => [.. Inputs.Select((input, n) =>
    {
        var random = new Random(n + 1);
        var type = TensorType.Of(input.Axes);
        double[] values = [.. Enumerable.Range(0, (int)type.ElementCount).Select(_ => input.Low + (input.High - input.Low) * random.NextDouble())];
        if (!input.DType.IsFloating) values = [.. values.Select(Math.Floor)];
        var x = Tensor.From(values, input.Axes.Length == 0 ? [1] : input.Axes).To(input.DType);
        if (input.Axes.Length == 0) x = x.Reshape();
        x = x.To(device);
        return input.DType.IsFloating ? x.WithGrad() : x;
    })];

    public override string ToString() => $"{Operation} ({Name})";

    static IEnumerable<DeviceCall> Of(Type op)
    {
        bool isPointwise = op.GetInterfaces().Any(static i => i == typeof(IUnaryDerivative) || i == typeof(IBinaryDerivative) || i == typeof(ITernaryDerivative));
        var samples = (IEnumerable<Sample>?)op.GetProperty("Samples")?.GetValue(null) ?? [];
        bool any = false;
        foreach (var sample in samples)
        {
            any = true;
            yield return new(op.Name, sample.Name, sample.Run, sample.Inputs) { IsPointwise = isPointwise };
        }
        if (any) yield break;
        foreach (var method in typeof(Torch).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            var parameters = method.GetParameters();
            int tensors = parameters.TakeWhile(static p => p.ParameterType == typeof(Tensor) && !p.IsOptional).Count();
            if (method.Name != op.Name || tensors == 0 || method.ReturnType != typeof(Tensor) || parameters.Skip(tensors).Any(static p => !p.IsOptional)) continue;
            var dtype = typeof(IUnaryBits).IsAssignableFrom(op) || typeof(IBinaryBits).IsAssignableFrom(op) ? DType.Int32 : DType.Float32;
            var input = new Input(Small) { Low = dtype == DType.Int32 ? 0 : 0.2, High = dtype == DType.Int32 ? 20 : 0.9, DType = dtype };
            yield return new(op.Name, "member", x => (Tensor)method.Invoke(null, BindingFlags.OptionalParamBinding, null, [.. x, .. Enumerable.Repeat(Type.Missing, parameters.Length - tensors)], null)!,
                [.. Enumerable.Repeat(input, tensors)])
            { IsPointwise = isPointwise };
            yield break;
        }
    }
}

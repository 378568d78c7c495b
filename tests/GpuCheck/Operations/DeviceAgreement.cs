using System.Reflection;

namespace NamedTorch.GpuCheck.Operations;

/// <summary>
/// Holds calls on a device against the same calls on the host, forward and backward: 1e-5 of the value for pointwise operations, 1e-4 for sums,
/// products and norms; values below a hundredth count as one.
/// </summary>
/// <param name="device">What is checked.</param>
/// <param name="lay">How inputs are laid out in memory; null leaves them.</param>
sealed class DeviceAgreement(Device device, Func<Tensor, Tensor>? lay = null)
{
    const double Pointwise = 1e-5, Summed = 1e-4, Floor = 1e-2;

    readonly Func<Tensor, Tensor> lay = lay ?? (static x => x);

    /// <summary>The operations that a device may refuse, by name.</summary>
    internal static string[] NotThereYet { get; } = [.. Resource.Read("not-there-yet.txt").Split('\n').Where(static l => l.Length > 0 && l[0] != '#')];

    /// <summary>Runs a call on both; does not throw.</summary>
    internal Answer Check(DeviceCall call)
    {
        try
        {
            return Compare(call) is { } difference ? new(AnswerKind.Differs, difference) : Answer.Agrees;
        }
        catch (Exception e) when (Cause(e) is DeviceException refused && !refused.Message.Contains(" is on ", StringComparison.Ordinal))
        {
            return refused.Message.Contains(device.ToString(), StringComparison.Ordinal)
                ? new(AnswerKind.IsAbsent, refused.Message) : new(AnswerKind.Differs, $"the message does not name the device: {refused.Message}");
        }
        catch (Exception e)
        {
            return new(AnswerKind.Differs, Cause(e).ToString());
        }
    }

    // Null, or the first difference.
    string? Compare(DeviceCall call)
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
            return null;
        }
        Generator.Default.ManualSeed(5);
        var actual = call.Run([.. there.Select(lay)]);
        if (here.Length > 0 && !ReferenceEquals(actual.Device, device)) return $"the result is on {actual.Device}";
        double tolerance = call.IsPointwise ? Pointwise : Summed;
        if (Difference("result", expected, actual, tolerance) is { } difference) return difference;
        if (!expected.RequiresGrad) return null;
        expected.Backward(Torch.RandLike(expected, generator: new(3)));
        actual.Backward(Torch.RandLike(expected, generator: new(3)).To(device));
        for (int n = 0; n < here.Length; n++)
            if (here[n].Grad is { } g)
                if (there[n].Grad is not { } h) return $"gradient {n} is missing";
                else if (Difference($"gradient {n}", g, h, tolerance) is { } other) return other;
        return null;
    }

    static string? Difference(string what, Tensor expected, Tensor actual, double tolerance)
    {
        if (!expected.Type.Equals(actual.Type) || expected.DType != actual.DType) return $"{what}: {expected.Type} {expected.DType} became {actual.Type} {actual.DType}";
        double[] a = Values(expected), b = Values(actual);
        for (int i = 0; i < a.Length; i++)
            if (!a[i].Equals(b[i]) && !(Math.Abs(a[i] - b[i]) <= tolerance * (Floor + Math.Abs(a[i])))) return $"{what} at {i}: {a[i]} became {b[i]}";
        return null;
    }

    static double[] Values(Tensor x) => x.Detach().To(Device.Cpu).To(DType.Float64).ToArray<double>();

    static Exception Cause(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? Cause(inner) : e;
}

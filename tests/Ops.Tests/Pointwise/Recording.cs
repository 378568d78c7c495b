using System.Reflection;
using System.Text.Json;
using NamedTorch.Tests.Goldens;

namespace NamedTorch.Tests.Pointwise;

/// <summary>A recorded call of one operation: the member by its name, inputs in order, the other arguments by name.</summary>
sealed class Recording(JsonElement line, double wideError)
{
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "pointwise");

    internal static IEnumerable<Recording> Of(string operation)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, operation + ".json")));
        foreach (var line in document.RootElement.GetProperty("cases").EnumerateArray()) yield return new(line.Clone(), document.RootElement.GetProperty("float64_error").GetDouble());
    }

    internal bool HasGradients => line.TryGetProperty("gradients", out _);

    internal string Label => $"{Call} {Arguments} {line.GetProperty("inputs")[0].GetProperty("dtype").GetString()}";

    string Call => line.GetProperty("call").GetString()!;

    JsonElement Arguments => line.GetProperty("args");

    /// <summary>Runs the call and says what differs from the recording, or null.</summary>
    internal string? Difference()
    {
        Tensor[] inputs = [.. line.GetProperty("inputs").EnumerateArray().Select(e => GoldenValue.Tensor(e))];
        JsonElement[] gradients = HasGradients ? [.. line.GetProperty("gradients").EnumerateArray()] : [];
        for (int i = 0; i < gradients.Length; i++)
            if (gradients[i].ValueKind != JsonValueKind.Null) inputs[i].RequiresGrad = true;
        object result = Invoke(inputs);
        if (line.TryGetProperty("result", out var known)) return known.GetBoolean() == (bool)result ? null : $"{known} expected";
        var y = (Tensor)result;
        if (PointwiseValue.Difference(y, line.GetProperty("output"), inputs, "output", wideError) is { } difference) return difference;
        if (!HasGradients) return null;
        var c = new double[y.ElementCount];
        for (int j = 0; j < c.Length; j++) c[j] = ((7 * j + 5) % 11 - 5) / 4.0;
        y.Backward(Tensor.Over(Tensor.From(c).Storage, DType.Float64, y.Type, y.Type.ContiguousStrides, 0).To(y.DType));
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i].ValueKind == JsonValueKind.Null) continue;
            if (inputs[i].Grad is not { } gradient) return $"gradient {i} is missing";
            if (PointwiseValue.Difference(gradient, gradients[i], inputs, $"gradient {i}", wideError) is { } found) return found;
        }
        return null;
    }

    object Invoke(Tensor[] inputs)
    {
        var method = typeof(Torch).GetMethods().Single(m => m.Name == Call && Fits(m.GetParameters(), inputs.Length));
        var parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = i < inputs.Length ? inputs[i] : Arguments.TryGetProperty(parameters[i].Name!, out var given) ? Convert(given, parameters[i].ParameterType) : parameters[i].DefaultValue;
        try
        {
            return method.Invoke(null, values)!;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    // Tensors first, then every argument by its name, and nothing else without a default. A whole number asks for the overload of long.
    bool Fits(ParameterInfo[] parameters, int inputs) =>
        parameters.Length >= inputs && parameters.Take(inputs).All(p => p.ParameterType == typeof(Tensor))
        && Arguments.EnumerateObject().All(a => parameters.Skip(inputs).Any(p => p.Name == a.Name && Takes(p, a.Value)))
        && parameters.Skip(inputs).All(p => p.HasDefaultValue || Arguments.TryGetProperty(p.Name!, out _));

    static bool Takes(ParameterInfo parameter, JsonElement value) =>
        parameter.ParameterType != typeof(Tensor) && (parameter.ParameterType == typeof(long)
            ? value.GetRawText().All(c => char.IsDigit(c) || c == '-')
            : parameter.ParameterType != typeof(double) || !parameter.Member.DeclaringType!.GetMethods().Any(m => m.Name == parameter.Member.Name && m.GetParameters().Any(p => p.Name == parameter.Name && p.ParameterType == typeof(long)))
                || !value.GetRawText().All(c => char.IsDigit(c) || c == '-'));

    static object Convert(JsonElement value, Type type) =>
        type == typeof(bool) ? value.GetBoolean() : type == typeof(int) ? value.GetInt32() : type == typeof(long) ? value.GetInt64() :
        type == typeof(DimRef?) ? (object)(DimRef)value.GetInt32() : value.GetDouble();
}

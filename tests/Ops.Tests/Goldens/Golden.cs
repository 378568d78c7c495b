using System.Text.Json;

namespace NamedTorch.Tests.Goldens;

/// <summary>One recorded call of PyTorch: what went in, what came out, and the gradients.</summary>
sealed class Golden(JsonElement line, string[] parameters)
{
    readonly Dictionary<string, Tensor?> tensors = [];

    public string Label => $"{line.GetProperty("op").GetString()} {line.GetProperty("variant").GetString()} #{line.GetProperty("sample").GetInt32()}";

    public JsonElement Output => line.GetProperty("output");

    public JsonElement[]? Gradients => line.TryGetProperty("grads", out var g) ? [.. g.EnumerateArray()] : null;

    /// <summary>The floating tensors in the order of the recorded gradients.</summary>
    public List<Tensor> Differentiable
    {
        get
        {
            var result = new List<Tensor>();
            var args = line.GetProperty("args").EnumerateArray().ToArray();
            Add(parameters[0]);
            for (int i = 0; i < args.Length; i++) Add(parameters[i + 1]);
            foreach (var pair in line.GetProperty("kwargs").EnumerateObject()) Add(pair.Name);
            return result;

            void Add(string name)
            {
                if (Find(name) is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("tensor", out _) && Tensor(name)!.DType.IsFloating) result.Add(Tensor(name)!);
            }
        }
    }

    /// <summary>A tensor argument; the same object every time.</summary>
    public Tensor? Tensor(string name)
    {
        if (tensors.TryGetValue(name, out var known)) return known;
        var x = Find(name) is { ValueKind: JsonValueKind.Object } value ? GoldenValue.Tensor(value.GetProperty("tensor")) : null;
        if (x is not null && Gradients is not null && x.DType.IsFloating) x.RequiresGrad = true;
        return tensors[name] = x;
    }

    public double Number(string name, double otherwise) => Find(name) is { ValueKind: JsonValueKind.Number } v ? v.GetDouble() : otherwise;

    public int Integer(string name, int otherwise) => (int)Number(name, otherwise);

    public bool Flag(string name, bool otherwise = false) => Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } v ? v.GetBoolean() : otherwise;

    public string? Text(string name, string? otherwise = null) => Find(name) is { ValueKind: JsonValueKind.String } v ? v.GetString() : otherwise;

    /// <summary>One or several integers; −1 stands for a recorded null; null if the argument is absent or empty.</summary>
    public int[]? Integers(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } v => [v.GetInt32()],
        { ValueKind: JsonValueKind.Array } v when v.GetArrayLength() > 0 => [.. v.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? -1 : e.GetInt32())],
        _ => null,
    };

    /// <summary>One or several numbers; null if the argument is absent.</summary>
    public double[]? Numbers(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } v => [v.GetDouble()],
        { ValueKind: JsonValueKind.Array } v => [.. v.EnumerateArray().Select(e => e.GetDouble())],
        _ => null,
    };

    public DType? DType(string name) => Find(name) is { ValueKind: JsonValueKind.Object } v && v.TryGetProperty("dtype", out var d) ? GoldenValue.DType(d.GetString()!) : null;

    public Reduction Reduction => Text("reduction", "mean") switch
    {
        "none" => NamedTorch.Reduction.None,
        "sum" => NamedTorch.Reduction.Sum,
        _ => NamedTorch.Reduction.Mean,
    };

    /// <summary>An argument as written, by keyword or by position; null if it was not given.</summary>
    public JsonElement? Find(string name)
    {
        if (name == parameters[0]) return line.GetProperty("input");
        if (line.GetProperty("kwargs").TryGetProperty(name, out var value)) return value;
        int at = Array.IndexOf(parameters, name) - 1;
        var args = line.GetProperty("args");
        return at >= 0 && at < args.GetArrayLength() ? args[at] : null;
    }
}

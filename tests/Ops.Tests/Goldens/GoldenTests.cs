using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace NamedTorch.Tests.Goldens;

/// <summary>Replays recorded calls of PyTorch 1.13.1: results and gradients. Each operation is tested against every sample of it.</summary>
public sealed class GoldenTests
{
    static readonly Lazy<ILookup<string, JsonElement>> Lines = new(Read);

    public static TheoryData<string> Operations => [.. Adapters.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void RecordedCall_GivesRecordedResultAndGradients(string operation)
    {
        var (parameters, run) = Adapters.All[operation];
        string[] names = parameters.Split(' ');
        var failures = new List<string>();
        int count = 0;
        foreach (var line in Lines.Value[operation])
        {
            var golden = new Golden(line, names);
            count++;
            string? failure;
            try
            {
                // The recorded calls broadcast inside losses, which strict rules refuse.
                using var rules = NameRules.PyTorch13();
                failure = Compare(golden, run(golden));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                failure = string.Join("\n", e.ToString().Split('\n').Take(6));
            }
            if (failure is not null) failures.Add($"{golden.Label}: {failure}\n{Short(line)}");
        }
        Assert.True(count > 0, "nothing was recorded for this operation");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} samples differ:\n" + string.Join("\n", failures.Take(3)));
    }

    static string? Compare(Golden golden, Tensor[] results)
    {
        JsonElement[] recorded = golden.Output.ValueKind == JsonValueKind.Array ? [.. golden.Output.EnumerateArray()] : [golden.Output];
        for (int i = 0; i < results.Length; i++)
            if (GoldenValue.Difference(results[i], recorded[i], $"output {i}") is { } difference) return difference;
        if (golden.Gradients is not { } gradients) return null;
        Tensor? loss = null;
        int k = 0;
        foreach (var y in results)
        {
            if (!y.DType.IsFloating) continue;
            var c = new double[y.ElementCount];
            for (int j = 0; j < c.Length; j++) c[j] = ((7 * j + 3 * k + 5) % 11 - 5) / 4.0;
            var flat = Tensor.From(c);
            var term = (y * Tensor.Over(flat.Storage, DType.Float64, y.Type, y.Type.ContiguousStrides, 0).To(y.DType)).Sum();
            loss = loss is null ? term : loss + term.To(loss.DType);
            k++;
        }
        if (loss is { RequiresGrad: true }) loss.Backward();
        var leaves = golden.Differentiable;
        for (int i = 0; i < leaves.Count; i++)
        {
            if (gradients[i].ValueKind == JsonValueKind.Null) continue;
            if (leaves[i].Grad is not { } gradient) return $"gradient {i} is missing";
            if (GoldenValue.Difference(gradient, gradients[i], $"gradient {i}") is { } difference) return difference;
        }
        return null;
    }

    static string Short(JsonElement line)
    {
        string text = JsonSerializer.Serialize(new { args = line.GetProperty("args"), kwargs = line.GetProperty("kwargs"), shape = line.GetProperty("input") });
        return text.Length > 300 ? text[..300] : text;
    }

    static ILookup<string, JsonElement> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "functional.jsonl.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var lines = new List<JsonElement>();
        while (text.ReadLine() is { } line) lines.Add(JsonDocument.Parse(line).RootElement);
        return lines.ToLookup(line => line.GetProperty("op").GetString()!);
    }
}

using System.Text.Json.Nodes;

namespace NamedTorch.Tests;

/// <summary>What PyTorch 1.13.1 printed or answered, recorded once.</summary>
static class Recording
{
    internal static JsonNode Read(string name)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }

    internal static DType DTypeOf(string name) => Enum.GetValues<DType>().Single(d => d.Name == name);
}

using System.Text.Json;

namespace NamedTorch.Conformance;

/// <summary>One recorded call of PyTorch 1.13.1, as the corpus file has it.</summary>
sealed record Case(string Id, string Op, CaseInput[] Inputs, JsonElement Args, JsonElement Expect, JsonElement? Unnamed, JsonElement? Grad, HashSet<string> Tags)
{
    /// <summary>The kind of error PyTorch raised, or null.</summary>
    internal string? Category => Expect.TryGetProperty("category", out var category) ? category.GetString() : null;

    /// <summary>False where the call fails without names too, so that either fault may be found first.</summary>
    internal bool MayBeCausedByNames => !Expect.TryGetProperty("caused_by_names", out var caused) || caused.GetBoolean();

    /// <summary>Whether PyTorch cannot do this with names at all, which says nothing about us.</summary>
    internal bool IsUnsupportedThere => Category is "unsupported_op" or "unsupported_dimname" || Tags.Contains("beyond");

    internal static IEnumerable<Case> Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return Parse(JsonDocument.Parse(line).RootElement);
    }

    static Case Parse(JsonElement c) => new(
        c.GetProperty("id").GetString()!,
        c.GetProperty("op").GetString()!,
        [.. c.GetProperty("inputs").EnumerateArray().Select(CaseInput.Parse)],
        c.GetProperty("args"),
        c.GetProperty("expect"),
        c.TryGetProperty("unnamed", out var unnamed) ? unnamed : null,
        c.TryGetProperty("grad", out var grad) ? grad : null,
        c.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(t => t.GetString()!)] : []);
}

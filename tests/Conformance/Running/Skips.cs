using System.Text.Json;

namespace NamedTorch.Conformance;

/// <summary>The checked-in list of what is not run, by op, tag and category, each with its reason; never by case.</summary>
sealed class Skips
{
    readonly List<Rule> rules;

    Skips(List<Rule> rules) => this.rules = rules;

    internal static Skips Load()
    {
        using var stream = typeof(Skips).Assembly.GetManifestResourceStream("skips.json")!;
        return new(JsonSerializer.Deserialize<List<Rule>>(stream, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip })!);
    }

    /// <summary>Why the case is not run, or null.</summary>
    internal string? Reason(Case c) => rules.Find(r => r.Decision is null && r.Covers(c))?.Reason;

    /// <summary>The id with which ours refuses by a documented decision where PyTorch has a quirk, or null.</summary>
    internal (string Id, string Reason)? Decision(Case c) =>
        rules.Find(r => r.Decision is not null && r.Covers(c)) is { } rule ? (rule.Decision!, rule.Reason) : null;

    /// <summary>One entry: it covers the cases that have one of the ops, tags and categories, where given.</summary>
    sealed record Rule(string Reason, string[]? Ops = null, string[]? Tags = null, string[]? Categories = null, string? Decision = null)
    {
        internal bool Covers(Case c) => (Ops is null || Ops.Contains(c.Op)) && (Tags is null || Tags.Any(c.Tags.Contains))
            && (Categories is null || c.Category is { } category && Categories.Contains(category));
    }
}

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

    /// <summary>
    /// What ours does by a documented decision where PyTorch does otherwise, or null: an id = it refuses with that; "unify" = it unifies names
    /// that PyTorch ignores; "allow" = it goes through.
    /// </summary>
    internal (string Id, string Reason)? Decision(Case c, bool isStrict) =>
        rules.Find(r => r.Decision is not null && (!r.Strict || isStrict) && r.Covers(c)) is { } rule ? (rule.Decision!, rule.Reason) : null;

    /// <summary>One entry: it covers the cases that have one of the ops, tags, categories and argument values, where given.</summary>
    sealed record Rule(string Reason, string[]? Ops = null, string[]? Tags = null, string[]? Categories = null, string? Decision = null, string[]? Arguments = null, bool Strict = false)
    {
        internal bool Covers(Case c) => (Ops is null || Ops.Contains(c.Op)) && (Tags is null || Tags.Any(c.Tags.Contains))
            && (Categories is null || c.Category is { } category && Categories.Contains(category))
            && (Arguments is null || Arguments.Any(a => Mentions(c.Args, a)));

        static bool Mentions(JsonElement value, string text) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() == text,
            JsonValueKind.Array => value.EnumerateArray().Any(v => Mentions(v, text)),
            JsonValueKind.Object => value.EnumerateObject().Any(p => Mentions(p.Value, text)),
            _ => false,
        };
    }
}

using System.Collections.Concurrent;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>
/// An einsum's text, read: "bij,bjk->bik" in letters, or "batch time embed, embed out -> batch time out" in names, which must then
/// be those of the dims. <c>...</c> (or <c>..</c>) stands for any further dims, lined up from the right.
/// </summary>
sealed class EinsumText
{
    /// <summary>The token for the dims that are not listed.</summary>
    internal const string Rest = "...";

    static readonly ConcurrentDictionary<string, EinsumText> Read = new(StringComparer.Ordinal);

    EinsumText(string[][] inputs, string[] output, bool isNamed) => (Inputs, Output, IsNamed) = (inputs, output, isNamed);

    /// <summary>The tokens of each operand.</summary>
    internal string[][] Inputs { get; }

    /// <summary>The tokens of the result.</summary>
    internal string[] Output { get; }

    /// <summary>Tokens are names of dims.</summary>
    internal bool IsNamed { get; }

    /// <exception cref="ContractException">NT3004: the text is no einsum; the message says why.</exception>
    internal static EinsumText Of(string text) => Read.TryGetValue(text, out var known) ? known : Read.GetOrAdd(text, Parse(text));

    static EinsumText Parse(string text)
    {
        string[] sides = text.Split("->");
        if (sides.Length > 2) throw Flawed(text, "'->' occurs twice");
        string[] terms = [.. sides[0].Split(','), .. sides.Length == 2 ? [sides[1]] : Array.Empty<string>()];
        // Names need spaces to stand apart: one term with a space and a longer word makes all terms names.
        bool isNamed = terms.Select(Words).Any(words => words.Length > 1 && words.Any(word => word.Length > 1 && word is not (".." or Rest)));
        string[][] inputs = [.. sides[0].Split(',').Select(term => Tokens(text, term, isNamed))];
        string[] output = sides.Length == 2 ? Tokens(text, sides[1], isNamed) : Implied(inputs);
        if (output.Distinct().Count() != output.Length) throw Flawed(text, "the result has a dim twice");
        foreach (string token in output)
            if (!inputs.Any(input => input.Contains(token)) && token != Rest) throw Flawed(text, $"no operand has '{token}'");
        return new(inputs, output, isNamed);
    }

    static string[] Words(string term) => term.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    static string[] Tokens(string text, string term, bool isNamed)
    {
        var tokens = new List<string>();
        foreach (string word in Words(term))
            if (isNamed) tokens.Add(word == ".." ? Rest : word);
            else
                for (int i = 0; i < word.Length; i++)
                {
                    int dots = word[i..].StartsWith(Rest, StringComparison.Ordinal) ? 3 : word[i..].StartsWith("..", StringComparison.Ordinal) ? 2 : 0;
                    if (dots == 0 && !char.IsAsciiLetter(word[i])) throw Flawed(text, $"'{word[i]}' is no letter");
                    tokens.Add(dots > 0 ? Rest : word[i].ToString());
                    i += Math.Max(0, dots - 1);
                }
        if (tokens.Count(token => token == Rest) > 1) throw Flawed(text, "'...' occurs twice in one term");
        return [.. tokens];
    }

    // Without '->': the rest, then what occurs once, in alphabetical order.
    static string[] Implied(string[][] inputs)
    {
        var all = inputs.SelectMany(tokens => tokens).ToList();
        var once = all.Where(token => token != Rest && all.Count(other => other == token) == 1).Order(StringComparer.Ordinal);
        return all.Contains(Rest) ? [Rest, .. once] : [.. once];
    }

    static Exception Flawed(string text, string problem) =>
        new Conflict(DiagnosticId.NT3004, nameof(Einsum), ("reason", $"\"{text}\": {problem}."), ("fix", "Write \"bij,bjk->bik\", or names apart by spaces: \"batch time embed, embed out -> batch time out\".")).ToException();
}

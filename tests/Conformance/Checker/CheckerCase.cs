using System.Text.RegularExpressions;
using NamedTorch.Checking;

namespace NamedTorch.Conformance.Checker;

/// <summary>
/// One file of a corpus: <c>// expect: NT1001 NT2001</c> (all of them; <c>NT2001|NT2002</c> = either) or <c>// expect: none</c> in the first
/// line, then a program, with or without <c>{|NT1001:…|}</c>. A line <c>// missed: why</c> says that the checker cannot see it.
/// </summary>
sealed partial record CheckerCase(string Name, string Code, IReadOnlyList<Mark> Marks, IReadOnlyList<string[]> Expected, string? Missed)
{
    internal bool IsBug => Expected.Count > 0;

    /// <exception cref="InvalidDataException">The first line says nothing that can be understood.</exception>
    internal static CheckerCase Read(string file, string root)
    {
        string text = File.ReadAllText(file), first = text.Split('\n', 2)[0].Trim();
        if (!first.StartsWith("// expect:", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"{file}: the first line is '// expect: NT1001 …' or '// expect: none', not '{first}'.");
        string[][] expected = [.. Ids().Matches(first).Select(static m => m.Value.Split('|'))];
        if (expected.Length == 0 && !first.Contains("none", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"{file}: neither an id nor 'none' is expected.");
        var (code, marks) = Markup.Read(text);
        return new(Path.GetRelativePath(root, file), code, marks, expected, Reason().Match(text) is { Success: true } m ? m.Groups[1].Value.Trim() : null);
    }

    [GeneratedRegex(@"NT\d{4}(\|NT\d{4})*")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^// missed:(.*)$", RegexOptions.Multiline)]
    private static partial Regex Reason();
}

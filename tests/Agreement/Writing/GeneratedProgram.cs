using System.Text;
using System.Text.RegularExpressions;

namespace NamedTorch.Agreement;

/// <summary>One statement: its text, and the variable whose tensor it makes, if any.</summary>
/// <param name="Text">C#, with <c>$</c> for nothing: complete as it stands.</param>
/// <param name="Makes">The variable, declared or assigned.</param>
sealed record Statement(string Text, string? Makes);

/// <summary>Statements of one method, which is what the checker looks at and the run executes.</summary>
sealed partial record GeneratedProgram(IReadOnlyList<Statement> Statements)
{
    /// <summary>The number of conditions, each of which is run both ways.</summary>
    internal const int Flags = 2;

    /// <summary>The method, with a mark before each statement and a note after.</summary>
    internal string Method(string name)
    {
        var text = new StringBuilder($"    public static void {name}()\n    {{\n");
        for (int i = 0; i < Statements.Count; i++)
        {
            text.Append($"        Trace.At({i});\n        {Statements[i].Text}\n");
            if (Statements[i].Makes is { } variable) text.Append($"        Trace.Note({i}, {variable});\n");
        }
        return text.Append("    }\n").ToString();
    }

    /// <summary>The same program with other names: every quoted name gets a prefix.</summary>
    internal GeneratedProgram Renamed(string prefix) => new([.. Statements.Select(s => s with { Text = Quoted().Replace(s.Text, "\"" + prefix + "$1\"") })]);

    [GeneratedRegex("\"([A-Za-z]+)\"")]
    private static partial Regex Quoted();

    /// <summary>As a reader wants it.</summary>
    public override string ToString() => string.Join("\n", Statements.Select(static s => s.Text));
}

using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests;

/// <summary>docs/tutorials/Pitfalls shows faults on purpose: with the pragmas taken away, exactly the marked lines are reported.</summary>
public sealed class TutorialTests
{
    const string Mark = "// expected: ";

    [Fact]
    public async Task Pitfalls_AreReportedWhereTheyAreMarked()
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Root, "docs/tutorials/Pitfalls"), "*.cs")
            .ToDictionary(static f => Path.GetFileName(f), static f => File.ReadAllLines(f).Where(static l => !l.StartsWith("#pragma", StringComparison.Ordinal)).ToArray());
        var program = CheckedProgram.OfFiles(files.Select(static f => (f.Key, string.Join('\n', f.Value))));
        Assert.Empty(program.Errors);

        var marked = from file in files
                     from line in file.Value.Select(static (text, number) => (Text: text, Number: number))
                     where line.Text.Contains(Mark, StringComparison.Ordinal)
                     select (File: file.Key, line.Number, Id: line.Text.Split(Mark)[1].Trim());
        var found = (await program.Findings()).Select(static f => f.Location.GetLineSpan() is var at ? (File: at.Path, Number: at.StartLinePosition.Line, f.Id) : default).Distinct();
        Assert.Equal(4, marked.Count());
        Assert.Equal(marked.Order(), found.Order());
    }
}

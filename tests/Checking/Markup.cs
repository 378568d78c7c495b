using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Checking;

/// <summary>Takes markup out of a program.</summary>
public static partial class Markup
{
    /// <summary>The code without its marks, and the marks in the order in which they close.</summary>
    public static (string Code, IReadOnlyList<Mark> Marks) Read(string marked)
    {
        var (code, open, found) = (new StringBuilder(), new Stack<(string Id, int Start)>(), new List<Mark>());
        for (int i = 0; i < marked.Length;)
            if (Opening().Match(marked, i) is { Success: true } mark)
            {
                open.Push((mark.Groups[1].Value, code.Length));
                i += mark.Length;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                found.Add(new(id, TextSpan.FromBounds(start, code.Length)));
                i += 2;
            }
            else code.Append(marked[i++]);
        return (code.ToString(), found);
    }

    [GeneratedRegex(@"\G\{\|(NT\d{4}):")]
    private static partial Regex Opening();
}

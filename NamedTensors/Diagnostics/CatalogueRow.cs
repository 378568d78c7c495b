using System.Text;

namespace NamedTorch.Diagnostics;

/// <summary>One diagnostic: the exception's text, the checker's message and the help page in docs/rules share it.</summary>
public sealed class CatalogueRow
{
    internal CatalogueRow(DiagnosticId id, string title, Severity severity, string[] messages, string fix)
    {
        Id = id;
        Title = title;
        Severity = severity;
        Messages = messages;
        Fix = fix;
    }

    /// <summary>The id.</summary>
    public DiagnosticId Id { get; }

    /// <summary>A few words.</summary>
    public string Title { get; }

    /// <summary>The checker's default.</summary>
    public Severity Severity { get; }

    /// <summary>The messages, with named placeholders in braces; the first whose placeholders all have values is used.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>What to do, with the same placeholders.</summary>
    public string Fix { get; }

    /// <summary>The placeholders of a message, in order.</summary>
    public static IEnumerable<string> Placeholders(string message)
    {
        for (int open = message.IndexOf('{'); open >= 0; open = message.IndexOf('{', open + 1))
            yield return message.Substring(open + 1, message.IndexOf('}', open) - open - 1);
    }

    internal string Message(Func<string, string?> value)
    {
        if (value("reason") is { } reason) return reason;
        foreach (string message in Messages)
            if (Fill(message, value) is { } text) return text;
        return Title + ".";
    }

    internal string Advice(Func<string, string?> value)
    {
        if (value("fix") is { } own) return own;
        // Sentences whose values the conflict does not carry are left out.
        var kept = Fix.Split('\n').Select(line => Fill(line, value)).Where(line => !string.IsNullOrEmpty(line));
        return string.Join(" ", kept);
    }

    static string? Fill(string template, Func<string, string?> values)
    {
        var text = new StringBuilder(template);
        foreach (string name in Placeholders(template))
        {
            if (values(name) is not { } value) return null;
            text.Replace("{" + name + "}", value);
        }
        return text.ToString();
    }
}

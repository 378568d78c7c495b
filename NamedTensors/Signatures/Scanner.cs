using System.Globalization;
using NamedTorch.Diagnostics;

namespace NamedTorch.Signatures;

/// <summary>Characters of a signature with a position, so that every error says where.</summary>
internal sealed class Scanner(string text)
{
    public int Position { get; set; }

    public char Current => Peek(0);

    public char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

    public bool AtEnd => Position >= text.Length;

    public bool AtArrow => Current == '-' && Peek(1) == '>';

    public void SkipSpace()
    {
        while (char.IsWhiteSpace(Current)) Position++;
    }

    public bool Take(char c)
    {
        if (Current != c) return false;
        Position++;
        return true;
    }

    public void Expect(char c, string why)
    {
        if (!Take(c)) throw Error(why);
    }

    public bool AtIdentifier => DimName.IsStart(Current);

    public string Identifier(string what)
    {
        if (!AtIdentifier) throw Error($"{what} is expected");
        int start = Position;
        while (DimName.IsPart(Current)) Position++;
        return text.Substring(start, Position - start);
    }

    public long Number()
    {
        int start = Position;
        while (char.IsDigit(Current)) Position++;
        return long.TryParse(text.Substring(start, Position - start), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Error("a number is expected", start);
    }

    /// <summary>NT3004 at the current or a given position; columns count from 1.</summary>
    public ContractException Error(string problem, int? at = null)
    {
        int position = at ?? Position;
        string found = position >= text.Length ? "the end" : $"'{text[position]}'";
        return new(new Conflict(DiagnosticId.NT3004, "Signature", ("text", text), ("column", position + 1), ("problem", $"{problem}, at {found}")));
    }
}

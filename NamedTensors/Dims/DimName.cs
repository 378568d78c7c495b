using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>The spelling of names: an ASCII identifier, then any number of stars.</summary>
internal static class DimName
{
    /// <summary>True for <c>[A-Za-z_][A-Za-z0-9_]*</c> followed by any number of <c>*</c>.</summary>
    public static bool IsValid(string name)
    {
        int end = name.Length;
        while (end > 0 && name[end - 1] == '*') end--;
        return IsIdentifier(name, end);
    }

    /// <summary>True for <c>[A-Za-z_][A-Za-z0-9_]*</c> over the first <paramref name="end"/> characters.</summary>
    public static bool IsIdentifier(string name, int end)
    {
        if (end == 0 || !IsStart(name[0])) return false;
        for (int i = 1; i < end; i++)
            if (!IsPart(name[i])) return false;
        return true;
    }

    public static bool IsStart(char c) => (uint)((c | 0x20) - 'a') < 26 || c == '_';

    public static bool IsPart(char c) => IsStart(c) || (uint)(c - '0') < 10;

    /// <summary>True for <c>*</c> where PyTorch's rules hold: there it is a way to write "no name".</summary>
    public static bool IsUnnamed(string name) => name.Length == 1 && name[0] == '*' && !NameRules.Current.IsStrict;

    /// <summary>The name itself, or NT1011.</summary>
    public static string Check(string operation, string name) => IsValid(name) ? name
        : throw new InvalidNameException(new Conflict(DiagnosticId.NT1011, operation, ("name", name)));
}

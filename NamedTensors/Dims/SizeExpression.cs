using System.Globalization;

namespace NamedTorch;

/// <summary>
/// A size the checker knows only as a formula: a sum of products of symbols with whole coefficients. Formulas that are equal as
/// polynomials get the same code, so that <c>heads · width / heads</c> is <c>width</c>. Codes start at −2 and go down; constants below
/// zero are counted from the lowest number up and need no table. About 320 bytes each; beyond a limit, which only an editor open for
/// weeks may reach, a new formula is an unknown size.
/// </summary>
internal sealed class SizeExpression
{
    static readonly List<SizeExpression> all = [];
    static readonly Dictionary<string, long> codes = new(StringComparer.Ordinal);
    static readonly List<string> atoms = [];
    static readonly Dictionary<string, int> atomNumbers = new(StringComparer.Ordinal);
    static readonly object gate = new();

    readonly SortedDictionary<string, long> terms;
    readonly string text;

    SizeExpression(SortedDictionary<string, long> terms, string text) => (this.terms, this.text) = (terms, text);

    /// <summary>How many formulas and symbols a process may have.</summary>
    public const int Limit = 100_000;

    // Constants below zero lie here, far from the codes of formulas.
    const long NegativeConstants = long.MinValue / 2;

    public override string ToString() => text;

    public static SizeExpression Of(long code)
    {
        if (code < -1 && code > NegativeConstants)
            lock (gate) return all[(int)(-2 - code)];
        var terms = NewTerms();
        if (code < -1) code -= long.MinValue;
        else code = -code;
        if (code != 0) terms[""] = -code;
        return new(terms, Number(-code));
    }

    public static long Symbol(string name)
    {
        lock (gate) return IsFull(name) ? -1 : Encode(new(StringComparer.Ordinal) { [AtomKey(name)] = 1 });
    }

    public static long Add(long left, long right, long sign)
    {
        lock (gate) return Sum(left, right, sign);
    }

    public static long Multiply(long left, long right)
    {
        lock (gate) return Product(left, right);
    }

    /// <summary>⌊left / right⌋: exact parts leave the division, what remains becomes one opaque symbol.</summary>
    public static long Divide(long left, long right)
    {
        lock (gate) return Quotient(left, right);
    }

    static long Sum(long left, long right, long sign)
    {
        var sum = Copy(Of(left).terms);
        foreach (var term in Of(right).terms) Accumulate(sum, term.Key, checked(sign * term.Value));
        return Encode(sum);
    }

    static long Product(long left, long right)
    {
        var product = NewTerms();
        foreach (var a in Of(left).terms)
            foreach (var b in Of(right).terms)
                Accumulate(product, Merge(a.Key, b.Key), checked(a.Value * b.Value));
        return Encode(product);
    }

    static long Quotient(long left, long right)
    {
        var divisor = Of(right).terms;
        if (divisor.Count == 0) return -1;
        if (left == right) return 1;
        SortedDictionary<string, long> whole = NewTerms(), rest = NewTerms();
        if (divisor.Count == 1)
        {
            var by = divisor.First();
            foreach (var term in Of(left).terms)
                if (term.Value % by.Value == 0 && Without(term.Key, by.Key) is { } quotient) Accumulate(whole, quotient, term.Value / by.Value);
                else rest[term.Key] = term.Value;
        }
        else rest = Copy(Of(left).terms);
        // ⌊(r + c) / d⌋ with every other part whole: only the constant is rounded.
        if (rest.Count == 1 && right > 0 && rest.TryGetValue("", out long constant)) Accumulate(whole, "", FloorDivide(constant, right));
        else if (rest.Count > 0)
        {
            string top = Text(rest), bottom = Text(divisor);
            if (rest.Count > 1) top = "(" + top + ")";
            if (divisor.Count > 1 || bottom.Contains("*")) bottom = "(" + bottom + ")";
            string floor = "⌊" + top + "/" + bottom + "⌋";
            if (IsFull(floor)) return -1;
            Accumulate(whole, AtomKey(floor), 1);
        }
        return Encode(whole);
    }

    /// <summary>The difference where it is a constant, else null.</summary>
    public static long? ConstantDifference(long left, long right)
    {
        long code = Add(left, right, -1);
        return code == -1 ? null : code >= 0 ? code : Of(code).terms is { Count: 1 } one && one.TryGetValue("", out long negative) ? negative : null;
    }

    static long FloorDivide(long a, long b) => a / b - (a % b != 0 && a < 0 != b < 0 ? 1 : 0);

    static long Encode(SortedDictionary<string, long> terms)
    {
        if (terms.Count == 0) return 0;
        if (terms.Count == 1 && terms.TryGetValue("", out long constant))
        {
            if (constant >= 0) return constant;
            if (constant > NegativeConstants) return long.MinValue - constant;
        }
        string text = Text(terms);
        if (codes.TryGetValue(text, out long code)) return code;
        if (all.Count >= Limit) return -1;
        all.Add(new(terms, text));
        return codes[text] = -1 - all.Count;
    }

    static string Text(SortedDictionary<string, long> terms)
    {
        var parts = terms.OrderBy(t => t.Key.Length == 0).Select(t => t.Key.Length == 0 ? Number(t.Value)
            : t.Value == 1 ? Factors(t.Key)
            : t.Value == -1 ? "-" + Factors(t.Key)
            : Number(t.Value) + "*" + Factors(t.Key));
        return string.Join("+", parts).Replace("+-", "-");
    }

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Factors(string key) => string.Join("*", Atoms(key).Select(i => atoms[i]));

    static bool IsFull(string atom) => atoms.Count >= Limit && !atomNumbers.ContainsKey(atom);

    // A product's key is the sorted numbers of its atoms, e.g. "00000003.00000007"; the constant's key is empty.
    static string AtomKey(string name)
    {
        if (!atomNumbers.TryGetValue(name, out int index))
        {
            index = atomNumbers[name] = atoms.Count;
            atoms.Add(name);
        }
        return index.ToString("D8", CultureInfo.InvariantCulture);
    }

    static IEnumerable<int> Atoms(string key) => key.Split('.').Select(i => int.Parse(i, CultureInfo.InvariantCulture));

    static string Merge(string a, string b) =>
        a.Length == 0 ? b : b.Length == 0 ? a : string.Join(".", (a + "." + b).Split('.').OrderBy(i => i, StringComparer.Ordinal));

    static string? Without(string key, string factor)
    {
        if (factor.Length == 0) return key;
        var left = key.Length == 0 ? [] : key.Split('.').ToList();
        foreach (string atom in factor.Split('.'))
            if (!left.Remove(atom)) return null;
        return string.Join(".", left);
    }

    static void Accumulate(SortedDictionary<string, long> terms, string key, long value)
    {
        terms.TryGetValue(key, out long before);
        long sum = checked(before + value);
        if (sum == 0) terms.Remove(key);
        else terms[key] = sum;
    }

    static SortedDictionary<string, long> NewTerms() => new(StringComparer.Ordinal);

    static SortedDictionary<string, long> Copy(SortedDictionary<string, long> terms) => new(terms, StringComparer.Ordinal);
}

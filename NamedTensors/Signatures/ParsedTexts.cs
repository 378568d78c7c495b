using System.Collections.Concurrent;

namespace NamedTorch.Signatures;

/// <summary>
/// What texts were read as: a program has few. Beyond a limit, which only an editor reaches where such a text is typed letter by letter,
/// a text is read every time.
/// </summary>
internal sealed class ParsedTexts<T>
    where T : class
{
    /// <summary>How many texts are remembered.</summary>
    public const int Limit = 4096;

    readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);
    int count;

    public T Get(string text, Func<string, T> read)
    {
        if (known.TryGetValue(text, out var value)) return value;
        value = read(text);
        return Interlocked.Increment(ref count) <= Limit ? known.GetOrAdd(text, value) : value;
    }
}

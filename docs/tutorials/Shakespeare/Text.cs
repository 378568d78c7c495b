using System.Text;
using NamedTorch;
using NamedTorch.Diagnostics;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace Shakespeare;

/// <summary>A window of text and the same window one character later.</summary>
public sealed record Window(Tensor Tokens, Tensor Next);

/// <summary>A text as numbers: each character is its place in the alphabet of the text.</summary>
public sealed class Text
{
    readonly Tensor tokens;

    Text(string text)
    {
        Alphabet = [.. text.Distinct().Order()];
        var place = Alphabet.Index().ToDictionary(static c => c.Item, static c => (long)c.Index);
        tokens = Tensor.From([.. text.Select(c => place[c])], Query[text.Length]);
        Training = (long)(text.Length * 0.9);
    }

    /// <summary>The characters that occur, in order.</summary>
    public char[] Alphabet { get; }

    /// <summary>So many characters from the start are for training, the rest for validation.</summary>
    public long Training { get; }

    /// <summary>All windows of the training or the validation part.</summary>
    public IDataset<Window> Windows(bool training, int length)
    {
        long first = training ? 0 : Training, count = (training ? Training : tokens.Size(Query) - Training) - length;
        if (count < 1) throw new ArgumentException($"The text is too short for windows of {length} characters.");
        return Dataset.From(count, i => new Window(Part(first + i, length), Part(first + i + 1, length)));
    }

    /// <summary>Characters as numbers; those that the text does not have are left out.</summary>
    public Tensor Encode(string text)
    {
        long[] numbers = [.. text.Select(c => (long)Array.BinarySearch(Alphabet, c)).Where(static n => n >= 0)];
        return Tensor.From(numbers, Query[numbers.Length]);
    }

    /// <summary>The sample that is part of this program: scenes of Coriolanus.</summary>
    public static Text Sample()
    {
        using var reader = new StreamReader(typeof(Text).Assembly.GetManifestResourceStream("sample.txt")!);
        return new(reader.ReadToEnd());
    }

    /// <summary>A UTF-8 file.</summary>
    /// <exception cref="TensorFormatException">NT7005: the file is not UTF-8.</exception>
    public static Text Read(string path)
    {
        try
        {
            return new(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException e)
        {
            throw new Conflict(DiagnosticId.NT7005, "Read", ("file", path), ("offset", e.Index)).ToException();
        }
    }

    Tensor Part(long first, int length) => tokens[Query, (int)first..(int)(first + length)];
}

using System.Text;
using System.Text.Json;
using NamedTorch.Diagnostics;

namespace NamedTorch.Serialization;

/// <summary>
/// The JSON header of a safetensors file, read as strictly as the reference reader: no gaps, overlaps, duplicates, overflow or
/// surplus bytes. Dim names travel in <c>__metadata__</c> under <see cref="DimsKey"/>, where other readers ignore them.
/// </summary>
sealed class SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
{
    internal const string DimsKey = "namedtorch.dims";
    internal const long MaxBytes = 100_000_000;

    internal IReadOnlyList<SafeTensorsEntry> Entries => entries;

    internal IReadOnlyDictionary<string, string> Metadata => metadata;

    internal static SafeTensorsHeader Parse(string path, ReadOnlySpan<byte> json, long dataBytes)
    {
        if (json.Length == 0 || json[0] != (byte)'{') throw Damaged(path, "the header does not start with '{'");
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(json);
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
            var (raw, metadata) = Read(path, ref reader);
            return new(Check(path, raw, metadata, dataBytes), metadata);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged(path, "the header is not UTF-8");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged(path, $"the header is not valid JSON ({e.Message.TrimEnd('.')})");
        }
    }

    static (List<(string Name, string DType, long[] Shape, long Begin, long End)>, Dictionary<string, string>) Read(string path, ref Utf8JsonReader reader)
    {
        var entries = new List<(string, string, long[], long, long)>();
        var metadata = new Dictionary<string, string>();
        var seen = new HashSet<string>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!seen.Add(name)) throw Damaged(path, $"the key '{name}' stands twice");
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) throw Damaged(path, $"'{name}' is no object");
            if (name == "__metadata__") ReadMetadata(path, ref reader, metadata);
            else entries.Add(ReadEntry(path, name, ref reader));
        }
        while (reader.Read()) { }
        return (entries, metadata);
    }

    static void ReadMetadata(string path, ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || !metadata.TryAdd(key, reader.GetString()!)) throw Damaged(path, $"the metadata '{key}' is no string, or stands twice");
        }
    }

    static (string, string, long[], long, long) ReadEntry(string path, string name, ref Utf8JsonReader reader)
    {
        string? dtype = null;
        long[]? shape = null, offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (key == "dtype" && dtype is null) dtype = reader.GetString();
            else if (key == "shape" && shape is null) shape = ReadNumbers(ref reader);
            else if (key == "data_offsets" && offsets is null) offsets = ReadNumbers(ref reader);
            else throw Damaged(path, $"'{name}' has an unknown or repeated key '{key}'");
        }
        if (dtype is null || shape is null || offsets is not [var begin, var end]) throw Damaged(path, $"'{name}' lacks dtype, shape or two data_offsets");
        return (name, dtype, shape, begin, end);
    }

    static long[] ReadNumbers(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException("an array was expected");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) numbers.Add(checked((long)reader.GetUInt64()));
        return [.. numbers];
    }

    static List<SafeTensorsEntry> Check(string path, List<(string Name, string DType, long[] Shape, long Begin, long End)> raw, Dictionary<string, string> metadata, long dataBytes)
    {
        var names = metadata.TryGetValue(DimsKey, out string? json) ? JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json) : null;
        var entries = new List<SafeTensorsEntry>();
        long expected = 0;
        foreach (var (name, code, shape, begin, end) in raw.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (begin > end || begin != expected) throw Damaged(path, $"the bytes of '{name}' leave a hole or overlap others");
            if (!SafeTensorsDTypes.TryRead(code, out var dtype))
                throw new Conflict(DiagnosticId.NT7003, "SafeTensors", ("reason", $"'{name}' in '{path}' has the dtype {code}, which NamedTorch does not have.")).ToException();
            long bytes = dtype.ByteSize;
            foreach (long size in shape) bytes = size == 0 || bytes <= long.MaxValue / size ? bytes * size : throw Damaged(path, $"the shape of '{name}' is too large");
            if (bytes != end - begin) throw Damaged(path, $"'{name}' needs {bytes} bytes but has {end - begin}");
            var dims = names?.GetValueOrDefault(name) is { } known && known.Length == shape.Length ? DimsOf(known) : DimList.Unnamed(shape.Length);
            entries.Add(new(name, dtype, new TensorType(dims, shape), begin, end));
            expected = end;
        }
        if (expected != dataBytes) throw Damaged(path, $"the tensors need {expected} bytes but {dataBytes} follow the header", DiagnosticId.NT7002);
        return entries;
    }

    static DimList DimsOf(string?[] names)
    {
        var dims = DimList.Empty;
        foreach (string? name in names) dims = dims.Append(DimSlot.Of(name));
        return dims;
    }

    internal static Exception Damaged(string path, string reason, DiagnosticId id = DiagnosticId.NT7001) =>
        new Conflict(id, "SafeTensors", ("reason", $"'{path}' is no sound safetensors file: {reason}."), ("fix", "Nothing was loaded.")).ToException();
}

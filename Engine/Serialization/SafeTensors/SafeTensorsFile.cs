using System.Buffers.Binary;
using System.Text.Json;
using NamedTorch.Diagnostics;

namespace NamedTorch.Serialization;

/// <summary>
/// Reads and writes safetensors files, with dim names in the metadata. A file without our names reads as unnamed tensors; other
/// readers see an ordinary file. Source: the format description of huggingface/safetensors.
/// </summary>
public static class SafeTensorsFile
{
    /// <summary>Writes tensors atomically: a file of that name is replaced only once the new one is whole and on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Key and tensor; any layout.</param>
    /// <param name="metadata">Free strings.</param>
    /// <exception cref="TensorFormatException">NT7006: the file could not be written; what was there before is untouched.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Widest elements first, then by key: every tensor is aligned to its element size, and equal states give equal bytes.
        var list = tensors.OrderByDescending(t => t.Value.DType.ByteSize).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        byte[] header = HeaderOf(list, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var (_, tensor) in list) ByteView.Write(tensor, stream);
        });
    }

    /// <summary>Reads all tensors of a file.</summary>
    /// <exception cref="TensorFormatException">NT7001: damaged; NT7002: truncated; NT7003: an element type we do not have.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path) => Read(path, out _);

    /// <summary>Reads all tensors and the metadata of a file.</summary>
    /// <exception cref="TensorFormatException">NT7001: damaged; NT7002: truncated; NT7003: an element type we do not have.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path, out IReadOnlyDictionary<string, string> metadata)
    {
        using var stream = File.OpenRead(path);
        var header = ReadHeader(path, stream);
        metadata = header.Metadata;
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in header.Entries)
        {
            var tensor = Tensor.Allocate(entry.Type, entry.DType, Device.Cpu);
            ByteView.Fill(tensor, stream);
            tensors.Add(entry.Name, tensor);
        }
        return tensors;
    }

    /// <summary>What a file holds, without reading the tensors.</summary>
    /// <exception cref="TensorFormatException">NT7001: damaged; NT7002: truncated; NT7003: an element type we do not have.</exception>
    public static IReadOnlyList<SafeTensorsEntry> List(string path)
    {
        using var stream = File.OpenRead(path);
        return ReadHeader(path, stream).Entries;
    }

    static SafeTensorsHeader ReadHeader(string path, FileStream stream)
    {
        if (stream.Length < 10) throw SafeTensorsHeader.Damaged(path, "it is shorter than the smallest header", DiagnosticId.NT7002);
        Span<byte> length = stackalloc byte[8];
        stream.ReadExactly(length);
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (bytes > SafeTensorsHeader.MaxBytes) throw SafeTensorsHeader.Damaged(path, $"it claims a header of {bytes} bytes");
        if ((long)bytes > stream.Length - 8) throw SafeTensorsHeader.Damaged(path, "the header is longer than the file", DiagnosticId.NT7002);
        var json = new byte[bytes];
        stream.ReadExactly(json);
        return SafeTensorsHeader.Parse(path, json, stream.Length - 8 - (long)bytes);
    }

    static byte[] HeaderOf(List<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in metadata ?? new Dictionary<string, string>()) json.WriteString(key, value);
            json.WriteString(SafeTensorsHeader.DimsKey, JsonSerializer.Serialize(tensors.ToDictionary(t => t.Key, t => t.Value.Dims.Select(d => d.Name).ToArray())));
            json.WriteEndObject();
            long begin = 0;
            foreach (var (key, tensor) in tensors)
            {
                long end = begin + tensor.ElementCount * tensor.DType.ByteSize;
                json.WriteStartObject(key);
                json.WriteString("dtype", SafeTensorsDTypes.CodeOf(tensor.DType));
                json.WriteStartArray("shape");
                foreach (long size in tensor.Sizes) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                begin = end;
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}

using System.Text;
using NamedTorch.Serialization;

namespace NamedTorch.Tests.SafeTensors;

/// <summary>The reference reader's list of files that must be refused.</summary>
public sealed class SafeTensorsRefusalTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    string Message(byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return Assert.Throws<TensorFormatException>(() => SafeTensorsFile.Read(path)).Message;
    }

    static byte[] With(string header, int data) => With(Encoding.UTF8.GetBytes(header), data);

    static byte[] With(byte[] header, int data) => [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[data]];

    const string Sound = """{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void SoundFile_IsRead()
    {
        File.WriteAllBytes(path, With(Sound + "   ", 8));
        Assert.Equal([0, 0], SafeTensorsFile.Read(path)["a"].ToArray<int>());
    }

    [Theory]
    [InlineData("an array", "[]", 0)]
    [InlineData("leading white space", " " + Sound, 8)]
    [InlineData("a key twice", """{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}""", 8)]
    [InlineData("offsets backwards", """{"a":{"dtype":"I32","shape":[2],"data_offsets":[8,0]}}""", 8)]
    [InlineData("a hole before", """{"a":{"dtype":"I32","shape":[2],"data_offsets":[4,12]}}""", 12)]
    [InlineData("an overlap", """{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I32","shape":[2],"data_offsets":[4,12]}}""", 12)]
    [InlineData("a shape of another size", """{"a":{"dtype":"I32","shape":[3],"data_offsets":[0,8]}}""", 8)]
    [InlineData("a shape that overflows", """{"a":{"dtype":"I32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", 8)]
    [InlineData("a negative size", """{"a":{"dtype":"I32","shape":[-2],"data_offsets":[0,8]}}""", 8)]
    [InlineData("bytes left over", Sound, 9)]
    [InlineData("bytes missing", Sound, 7)]
    [InlineData("no dtype", """{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8)]
    [InlineData("three offsets", """{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8,8]}}""", 8)]
    [InlineData("metadata that is no string", """{"__metadata__":{"a":1}}""", 0)]
    [InlineData("no JSON", "{\"a\"", 0)]
    public void Fault_IsRefused(string fault, string header, int data) => Assert.True(Message(With(header, data)).StartsWith("NT700", StringComparison.Ordinal), fault);

    [Fact]
    public void UnknownDType_IsSaid() => Assert.Contains("F8_E4M3", Message(With("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", 2)));

    [Fact]
    public void HeaderOfNoUtf8_IsRefused() => Assert.Contains("UTF-8", Message(With([(byte)'{', (byte)'"', 0xFF, (byte)'"'], 0)));

    [Fact]
    public void HugeOrLongHeader_IsRefusedWithoutReadingIt()
    {
        Assert.StartsWith("NT7001", Message([.. BitConverter.GetBytes(long.MaxValue), .. "{}"u8]));
        Assert.StartsWith("NT7002", Message([.. BitConverter.GetBytes(100L), .. "{}"u8]));
        Assert.StartsWith("NT7002", Message([1, 2, 3]));
    }

    [Fact]
    public void DeepJson_IsRefused() => Assert.StartsWith("NT7001", Message(With("{\"a\":" + new string('[', 100000) + new string(']', 100000) + "}", 0)));
}

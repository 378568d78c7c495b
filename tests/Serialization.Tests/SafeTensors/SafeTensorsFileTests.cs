using NamedTorch.Serialization;

namespace NamedTorch.Tests.SafeTensors;

public sealed class SafeTensorsFileTests : IDisposable
{
    static readonly Dim Batch = new("Batch"), Model = new("Model");
    readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void NamesValuesAndMetadata_ComeBack()
    {
        var half = Torch.Randn(Batch[2], Model[3]).To(DType.Float16);
        var view = Torch.Randn(Batch[4], Model[3]).Transpose(Batch, Model);
        SafeTensorsFile.Write(path, new Dictionary<string, Tensor>
        {
            ["half"] = half,
            ["view"] = view,
            ["partly"] = Torch.Zeros(new Axis(null, 2), Model[1]),
            ["empty"] = Torch.Zeros(Batch[0], 3),
            ["flag"] = Tensor.From([true, false]),
            ["rank 0"] = Torch.Full([], 7L),
        }, new Dictionary<string, string> { ["note"] = "žluťoučký \"kůň\"" });
        var read = SafeTensorsFile.Read(path, out var metadata);
        Assert.Equal("žluťoučký \"kůň\"", metadata["note"]);
        Assert.Equal("(Batch 2, Model 3)", read["half"].Type.ToString());
        Assert.Equal(half.To(DType.Float32).ToArray<float>(), read["half"].To(DType.Float32).ToArray<float>());
        Assert.Equal("(Model 3, Batch 4)", read["view"].Type.ToString());
        Assert.Equal(view.ToArray<float>(), read["view"].ToArray<float>());
        Assert.Equal("(? 2, Model 1)", read["partly"].Type.ToString());
        Assert.Equal("(Batch 0, ? 3)", read["empty"].Type.ToString());
        Assert.Equal([true, false], read["flag"].ToArray<bool>());
        Assert.Equal(7, read["rank 0"].Item<long>());
    }

    [Fact]
    public void EqualStates_GiveEqualBytes()
    {
        var x = Torch.Ones(Batch[3]);
        SafeTensorsFile.Write(path, [new("a", x), new("b", Torch.Full([], 1L))]);
        byte[] first = File.ReadAllBytes(path);
        SafeTensorsFile.Write(path, [new("b", Torch.Full([], 1L)), new("a", x)]);
        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal(0, (8 + BitConverter.ToInt64(first)) % 8);
    }
}

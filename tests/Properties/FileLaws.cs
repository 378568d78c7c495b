using FsCheck;
using FsCheck.Fluent;
using NamedTorch.Serialization;

namespace NamedTorch.Properties;

/// <summary>What is written is read: names, sizes, dtype and every bit.</summary>
public sealed class FileLaws
{
    static readonly string?[] Names = [null, "Batch", "Query", "_x1", "Model"];

    [Fact]
    public void SafeTensors_ComeBackAsTheyWere()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var shapes = from rank in Gen.Choose(0, 4)
                     from names in Gen.Shuffle(Names)
                     from sizes in Gen.Choose(0, 4).ListOf(rank)
                     from dtype in Gen.Elements(Enum.GetValues<DType>())
                     from seed in Gen.Choose(0, 1000)
                     select (Axes: names.Take(rank).Zip(sizes, static (n, s) => new Axis(n is null ? null : new Dim(n), s)).ToArray(), dtype, seed);
        try
        {
            Prop.ForAll(shapes.ToArbitrary(), c =>
            {
                var x = (Torch.Rand(c.Axes, generator: new((ulong)c.seed)) * 100).To(c.dtype);
                SafeTensorsFile.Write(path, [new("x", x)]);
                var y = SafeTensorsFile.Read(path)["x"];
                return y.Type.Equals(x.Type) && y.DType == x.DType && y.To(DType.Float64).ToArray<double>().SequenceEqual(x.To(DType.Float64).ToArray<double>());
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        }
        finally
        {
            File.Delete(path);
        }
    }
}

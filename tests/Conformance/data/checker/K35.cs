// expect: none
// Constants, nameof, fields.
const string B = "Batch";
var x = Rand((B, 2), (nameof(Dims.Height), 3));
Console.WriteLine(x.Sum(B));
Console.WriteLine(x.Sum(Dims.Height));
Console.WriteLine(x.Sum(Dims.Name));

public static class Dims
{
    public static readonly Dim Height = new();
    public static readonly string Name = "Batch";
}

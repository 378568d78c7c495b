// expect: none
// An await between definition and use.
[return: Dims("Batch", "Feature")]
static async Task<Tensor> Load()
{
    await Task.Yield();
    return Rand(("Batch", 2), ("Feature", 3));
}
var x = await Load();
await Task.Delay(1);
Console.WriteLine(x.Sum("Feature"));

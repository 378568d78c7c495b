// expect: none
static Tensor Make()
{
    Dim batch = new("Batch");
    return Rand(batch[3]);
}
Console.WriteLine(Make());

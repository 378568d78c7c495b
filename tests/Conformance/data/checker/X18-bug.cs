// expect: NT5001
// A local dim takes the method's name.
static Tensor Make()
{
    Dim {|NT5001:batch = new()|};
    return Rand(batch[3]);
}
Console.WriteLine(Make());

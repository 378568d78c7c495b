// expect: none
// A guard: on the other path there may be no such dim.
static Tensor Pooled(Tensor x)
{
    if (x.Names.Contains("Seq")) x = x.Sum("Seq");
    return x;
}
Console.WriteLine(Pooled(Rand(("Batch", 2), ("Seq", 3))));
Tensor plain = Rand(("Batch", 2), ("Feature", 3));
if (plain.Names.Contains("Seq")) plain = plain.Sum("Seq");
Console.WriteLine(plain);

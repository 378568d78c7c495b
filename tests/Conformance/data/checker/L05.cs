// expect: none
// out, ref, try and using.
static bool TryMake(out Tensor made)
{
    made = Rand(("A", 2), ("B", 3));
    return true;
}
static void Change(ref Tensor x) => x = x.Sum("A");
if (TryMake(out var t))
{
    Change(ref t);
    using (NoGrad()) Console.WriteLine(t.Sum("B"));
}
try
{
    Console.WriteLine(Rand(("A", 2)).Sum("B"));
}
catch (TensorTypeException e)
{
    Console.WriteLine(e.Message);
}

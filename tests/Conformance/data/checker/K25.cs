// expect: none
// A captured variable that a lambda writes.
Tensor x = Rand(("Batch", 2), ("Seq", 3), ("Embed", 4));
Action drop = () => x = x.Sum("Seq");
drop();
Console.WriteLine(x.Sum("Embed"));

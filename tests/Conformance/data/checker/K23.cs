// expect: none
// A swap of two variables.
Tensor a = Rand(("OnlyInA", 2)), b = Rand(("OnlyInB", 3));
(a, b) = (b, a);
Console.WriteLine(b.Sum("OnlyInA") + a.Sum("OnlyInB"));

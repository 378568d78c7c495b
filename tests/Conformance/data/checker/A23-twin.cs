// expect: none
static Tensor Loss([Dims("Sample", "Atom")] Tensor error, [Dims("Atom")] Tensor weight) => (error * weight).Mean();
Console.WriteLine(Loss(Rand(("Sample", 5), ("Atom", 9)), Rand(("Atom", 9))));

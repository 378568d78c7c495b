// expect: NT3004
// A contract that cannot be read.
static Tensor Sum([{|NT3004:Dims("Batch", "9lives")|}] Tensor x) => x.Sum();
Console.WriteLine(Sum(Rand(("Batch", 2), 3)));

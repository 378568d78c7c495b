// expect: none
// Under PyTorch's rules a named dim of size 1 stretches.
Tensor a = Rand(("Batch", 1), ("Feature", 3)), b = Rand(("Batch", 4), ("Feature", 3));
using (NameRules.PyTorch13()) Console.WriteLine(a + b);

// expect: NT2001
// naturomics/DLF#7: the last batch is smaller than the state that was made for all.
Tensor state = Zeros(("Batch", 256), ("Hidden", 8)), last = Randn(("Batch", 96), ("Hidden", 8));
Console.WriteLine({|NT2001:state + last|});

// expect: none
Tensor last = Randn(("Batch", 96), ("Hidden", 8)), state = Zeros(("Batch", last.Size("Batch")), ("Hidden", 8));
Console.WriteLine(state + last);

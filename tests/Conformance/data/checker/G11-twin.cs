// expect: none
Tensor up = Randn(("Batch", 1), ("Channel", 8), ("Height", 23), ("Width", 23)), skip = Randn(("Batch", 1), ("Channel", 8), ("Height", 24), ("Width", 24));
Console.WriteLine(Cat([up, skip["Height", ..23]["Width", ..23]], "Channel"));

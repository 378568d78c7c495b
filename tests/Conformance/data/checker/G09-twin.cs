// expect: none
var merge = new Linear(In: ("Feature", 96), Out: ("Class", 10));
Tensor a = Randn(("Batch", 32), ("Feature", 48)), b = Randn(("Batch", 32), ("Feature", 48));
Console.WriteLine(merge.Forward(Cat([a, b], "Feature")));

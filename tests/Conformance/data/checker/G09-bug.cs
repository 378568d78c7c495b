// expect: NT2001
// pytorch/pytorch#139037: branches joined along the examples, not along the features.
var merge = new Linear(In: ("Feature", 96), Out: ("Class", 10));
Tensor a = Randn(("Batch", 32), ("Feature", 48)), b = Randn(("Batch", 32), ("Feature", 48));
Console.WriteLine({|NT2001:merge.Forward(Cat([a, b], "Batch"))|});

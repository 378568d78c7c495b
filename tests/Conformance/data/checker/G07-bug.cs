// expect: NT2001
// mrdbourke/pytorch-deep-learning#763: what is flattened to 490 meets a layer of 10.
var last = new Linear(In: ("Flat", 10), Out: ("Class", 10));
Tensor features = Randn(("Batch", 32), ("Channel", 10), ("Height", 7), ("Width", 7));
Console.WriteLine({|NT2001:last.Forward(features.Flatten(["Channel", "Height", "Width"], "Flat"))|});

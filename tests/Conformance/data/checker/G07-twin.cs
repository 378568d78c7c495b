// expect: none
var last = new Linear(In: ("Flat", 10 * 7 * 7), Out: ("Class", 10));
Tensor features = Randn(("Batch", 32), ("Channel", 10), ("Height", 7), ("Width", 7));
Console.WriteLine(last.Forward(features.Flatten(["Channel", "Height", "Width"], "Flat")));

// expect: none
var model = new Linear(("Feature", 10), ("Out", 1));
var x = Randn(("Batch", 32), ("Feature", 10));
var label = Rand(("Batch", 32));
Console.WriteLine(F.BinaryCrossEntropy(model.Forward(x).Sigmoid().Squeeze("Out"), label));

// expect: NT1001
// yuji-roh/fairbatch#2: the same, with weights for fairness.
var model = new Linear(("Feature", 10), ("Out", 1));
var x = Randn(("Batch", 32), ("Feature", 10));
var label = Rand(("Batch", 32));
Console.WriteLine({|NT1001:F.BinaryCrossEntropy(model.Forward(x).Sigmoid(), label)|});

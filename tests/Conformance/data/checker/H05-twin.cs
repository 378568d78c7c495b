// expect: none
Tensor start = Randn(("Batch", 60), ("Context", 30), ("One", 1));
Console.WriteLine(start.Squeeze("One").Softmax("Context"));

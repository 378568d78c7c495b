// expect: none
Tensor x = Randn(("Seq", 5), ("Model", 8));
Console.WriteLine(x.AlignTo("Batch", "Seq", "Model").Softmax("Model"));

// expect: NT1003
// kyegomez/BitNet#5: four dims are asked of an operand that has two.
Tensor x = Randn(("Seq", 5), ("Model", 8));
Console.WriteLine(x.AlignTo("Batch", "Seq", "Model").Softmax({|NT1003:"Head"|}));

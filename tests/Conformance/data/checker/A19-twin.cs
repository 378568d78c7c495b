// expect: none
Tensor prediction = Zeros(("Row", 30), ("Class", 3)), direction = Randn(("Row", 30), ("Class", 3));
prediction += 0.1f * direction;
Console.WriteLine(prediction);

// expect: none
Tensor input = Randn(1, 8);
Console.WriteLine(input.Reshape(2, 4, 1));

// expect: none
Tensor weight = Randn(("Out", 2), ("In", 2)), x = Randn(("In", 2));
Console.WriteLine(weight.Matmul(x));

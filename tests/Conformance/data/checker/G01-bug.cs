// expect: NT1007
// Stack Overflow 34908033: a matrix and a vector of another space.
Tensor weight = Randn(("Out", 2), ("In", 2)), x = Randn(("Feature", 2));
Console.WriteLine({|NT1007:weight.Matmul(x)|});

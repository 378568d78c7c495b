// expect: NT2003
// Stack Overflow: eight numbers do not fill sixteen places.
Tensor input = Randn(1, 8);
Console.WriteLine({|NT2003:input.Reshape(2, 8, 1)|});

// expect: none
Tensor x = Randn(("N", 10)), column = Randn(("N", 10), ("One", 1));
Console.WriteLine(x - column.Squeeze("One"));

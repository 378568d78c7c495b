// expect: NT1001
// The NumPy list, January 2006.
Tensor x = Randn(("N", 10)), column = Randn(("N", 10), ("One", 1));
Console.WriteLine({|NT1001:x - column|});

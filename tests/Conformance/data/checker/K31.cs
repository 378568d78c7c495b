// expect: none
// No names at all.
Console.WriteLine(Zeros(3, 4) + Zeros(4));

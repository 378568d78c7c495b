// expect: none
Tensor mean = Linspace(0, 1, ("Row", 50)), noise = Randn(("Row", 50));
Console.WriteLine(mean + noise);

// expect: NT1001
// A. Amini, 2022: a column of means and a flat row of noise.
Tensor mean = Linspace(0, 1, ("Row", 50)).Unsqueeze("Column", -1), noise = Randn(("Row", 50));
Console.WriteLine({|NT1001:mean + noise|});

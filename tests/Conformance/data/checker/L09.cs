// expect: none
// Sizes that only the run time knows.
static Tensor Window(Tensor x, int start, int length) => x.Narrow("Time", start, length);
int n = int.Parse("4");
var series = Rand(("Time", n * 2), ("Feature", 3));
Console.WriteLine(Window(series, 0, n) + Window(series, n, n));

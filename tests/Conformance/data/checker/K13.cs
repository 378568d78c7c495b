// expect: none
// Names that are computed, ranks that grow.
var x = Randn(("Batch", 2));
for (int i = 0; i < 3; i++) x = x.Unsqueeze("d" + i, -1);
Console.WriteLine(x.Sum("d1"));

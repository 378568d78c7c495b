// expect: NT1001
// A switch expression whose arms agree.
Tensor x = Rand(("Batch", 2), ("Seq", 3)), y = Rand(("Batch", 2), ("Key", 3));
var z = Environment.ProcessorCount switch { 1 => x.Exp(), 2 => x.Tanh(), _ => x };
Console.WriteLine({|NT1001:z * y|});

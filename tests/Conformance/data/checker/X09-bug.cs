// expect: NT1008
// A rename of what is not there.
Tensor x = Rand(("Batch", 2), ("Seq", 3));
Console.WriteLine({|NT1008:x.Rename("Time", "Key")|});

// expect: NT1016
// Two rests.
Tensor x = Rand(("Batch", 2), ("Seq", 3));
Console.WriteLine({|NT1016:x.AlignTo("..", "Seq", "..")|});

// expect: NT1004
// Scores of a sequence with itself: both dims have one name.
Tensor q = Rand(("Batch", 2), ("Seq", 3), ("Model", 4));
Console.WriteLine({|NT1004:q.Matmul(q.Transpose("Seq", "Model"))|});

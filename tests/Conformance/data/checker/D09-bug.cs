// expect: NT1001
// DiffPoseTalk/DiffPoseTalk#20: one place is taken where the places up to it were meant.
static Tensor Encoded([Dims("Batch", "Seq", "Embed")] Tensor x, [Dims("One=1", "Seq", "Embed")] Tensor places) =>
    {|NT1001:x + places["Seq", 7]|};
Console.WriteLine(Encoded(Rand(("Batch", 2), ("Seq", 8), ("Embed", 8)), Rand(("One", 1), ("Seq", 8), ("Embed", 8))));

// expect: NT1001
// NeuracoreAI/neuracore#154: the new dim stands in front where it had to stand in the middle.
static Tensor Encoded([Dims("Seq", "Batch", "Embed")] Tensor x, [Dims("Seq", "Embed")] Tensor places) => {|NT1001:x + places.Unsqueeze(0)|};
Console.WriteLine(Encoded(Rand(("Seq", 5), ("Batch", 2), ("Embed", 8)), Rand(("Seq", 5), ("Embed", 8))));

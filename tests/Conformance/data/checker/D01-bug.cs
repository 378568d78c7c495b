// expect: NT3001
// om-ai-lab/OmDet#19: attention over the examples, batch_first forgotten.
static Tensor Attend([Dims("Seq", "Batch", "Embed")] Tensor x) => x.Dot(x.Rename("Seq", "Other"), "Embed");
Tensor tokens = Randn(("Batch", 4), ("Seq", 7), ("Embed", 16));
Console.WriteLine(Attend({|NT3001:tokens|}));

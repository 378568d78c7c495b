// expect: NT1003
// pyro-ppl/pyro#2464: the coupling splits what is last.
static Tensor[] Halves([Dims("Batch", "Height", "Width")] Tensor x) => x.Chunk(2, {|NT1003:"Channel"|});
Console.WriteLine(Halves(Rand(("Batch", 2), ("Height", 4), ("Width", 4))).Length);

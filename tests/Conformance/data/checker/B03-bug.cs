// expect: NT1001
// lucidrains/graph-transformer-pytorch#2: a mask per batch against scores per batch and head.
static Tensor Masked([Dims("BatchHead", "I", "J")] Tensor scores, [Dims("Batch", "I", "J")] Tensor mask) =>
    {|NT1001:scores.MaskedFill(mask, -1e9f)|};
Console.WriteLine(Masked(Rand(("BatchHead", 8), ("I", 5), ("J", 5)), Rand(("Batch", 8), ("I", 5), ("J", 5)) > 0.5f));

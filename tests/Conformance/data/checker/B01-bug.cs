// expect: NT1001
// bentrevett/pytorch-seq2seq#96: the padding mask lies along the queries.
static Tensor Masked([Dims("Batch", "Head", "Query", "Key")] Tensor scores, [Dims("Batch", "Query")] Tensor isPadding) =>
    {|NT1001:scores.MaskedFill(isPadding, float.NegativeInfinity)|};
Console.WriteLine(Masked(Rand(("Batch", 2), ("Head", 4), ("Query", 5), ("Key", 5)), Rand(("Batch", 2), ("Query", 5)) > 0.5f));

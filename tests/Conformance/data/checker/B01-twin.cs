// expect: none
static Tensor Masked([Dims("Batch", "Head", "Query", "Key")] Tensor scores, [Dims("Batch", "Key")] Tensor isPadding) =>
    scores.MaskedFill(isPadding.AlignAs(scores), float.NegativeInfinity);
Console.WriteLine(Masked(Rand(("Batch", 2), ("Head", 4), ("Query", 5), ("Key", 5)), Rand(("Batch", 2), ("Key", 5)) > 0.5f));

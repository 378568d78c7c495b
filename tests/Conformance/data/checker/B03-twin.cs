// expect: none
static Tensor Masked([Dims("Batch", "Head", "I", "J")] Tensor scores, [Dims("Batch", "I", "J")] Tensor mask) =>
    scores.MaskedFill(mask.AlignAs(scores), -1e9f);
Console.WriteLine(Masked(Rand(("Batch", 2), ("Head", 4), ("I", 5), ("J", 5)), Rand(("Batch", 2), ("I", 5), ("J", 5)) > 0.5f));

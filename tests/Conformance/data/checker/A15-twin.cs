// expect: none
static Tensor Gated([Dims("Batch", "Height", "Width")] Tensor loss, [Dims("Batch", "Height", "Width", "Gate=1")] Tensor gate) => loss * gate.Squeeze("Gate");
Console.WriteLine(Gated(Rand(("Batch", 2), ("Height", 4), ("Width", 4)), Rand(("Batch", 2), ("Height", 4), ("Width", 4), ("Gate", 1))));

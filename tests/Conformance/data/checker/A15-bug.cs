// expect: NT1002
// prob-ml/bliss#1063: a gate with a column dim at the end, which shifts every dim by one place.
static Tensor Gated([Dims("Batch", "Height", "Width")] Tensor loss, [Dims("Batch", "Height", "Width", "?=1")] Tensor gate) => {|NT1002:loss * gate|};
Console.WriteLine(Gated(Rand(("Batch", 2), ("Height", 4), ("Width", 4)), Rand(("Batch", 2), ("Height", 4), ("Width", 4), 1)));

// expect: NT2005
// OpenNMT/OpenNMT-py#1094: the same, within a loss.
static Tensor Loss([Dims("Batch", "One=1")] Tensor scores, [Dims("Batch")] Tensor gold) => F.MseLoss({|NT2005:scores.Squeeze()|}, gold);
Console.WriteLine(Loss(Rand(("Batch", 2), ("One", 1)), Rand(("Batch", 2))));

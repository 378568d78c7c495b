// expect: none
static Tensor Loss([Dims("Batch", "Out=1")] Tensor prediction, [Dims("Batch")] Tensor target) =>
    F.MseLoss(prediction.Squeeze("Out"), target);

Console.WriteLine(Loss(Zeros(("Batch", 8), ("Out", 1)), Zeros(("Batch", 8))));

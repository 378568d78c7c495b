// expect: NT1001
// pytorch/pytorch#16045: a prediction with a column dim against a flat target gives all pairs.
static Tensor Loss([Dims("Batch", "Out=1")] Tensor prediction, [Dims("Batch")] Tensor target) =>
    {|NT1001:F.MseLoss(prediction, target)|};

Console.WriteLine(Loss(Zeros(("Batch", 8), ("Out", 1)), Zeros(("Batch", 8))));

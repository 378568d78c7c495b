// expect: NT3001
// PetrochukM/PyTorch-NLP#51: the hidden state of the training batch, in evaluation.
static Tensor Step([Dims("Batch=20", "Feature")] Tensor x, [Dims("Batch=20", "Hidden")] Tensor hidden) => hidden * x.Mean("Feature").Unsqueeze("Hidden", -1);
Console.WriteLine(Step({|NT3001:Randn(("Batch", 10), ("Feature", 4))|}, Zeros(("Batch", 20), ("Hidden", 8))));

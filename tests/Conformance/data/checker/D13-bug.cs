// expect: NT4001
// keitakurita/Better_LSTM_PyTorch#6: the batch size is read from the wrong place.
static Tensor Start([Dims("Step", "Batch", "Feature")] Tensor x) => Zeros(("Batch", x.Size({|NT4001:0|})), ("Hidden", 8));
Console.WriteLine(Start(Rand(("Step", 5), ("Batch", 2), ("Feature", 3))));

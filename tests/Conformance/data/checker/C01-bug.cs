// expect: NT1009
// jsbaan/transformer-from-scratch#6: the heads are merged although another dim stands between them.
static Tensor Joined([Dims("Batch", "Head", "Seq", "D")] Tensor values) => {|NT1009:values.Flatten(["Head", "D"], "Embed")|};
Console.WriteLine(Joined(Rand(("Batch", 2), ("Head", 4), ("Seq", 5), ("D", 8))));

// expect: NT1003
// labmlai/annotated_deep_learning_paper_implementations#146: normalised over the queries.
static Tensor Weights([Dims("Batch", "Query", "Key")] Tensor scores) => scores.Softmax("Query");
Console.WriteLine(Weights(Rand(("Batch", 2), ("Query", 5), ("Key", 5))));
// missed: either dim may be normalised; the name in Softmax("Query") shows the fault to a reader, not to a rule

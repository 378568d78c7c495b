// expect: none
// Attention over any number of leading dims.
static Tensor Attend([Dims("..", "Query", "Model")] Tensor q, [Dims("..", "Key", "Model")] Tensor k, [Dims("..", "Key", "Model")] Tensor v)
{
    var weights = (q.Dot(k, "Model") / MathF.Sqrt(q.Size("Model"))).Softmax("Key");
    return weights.Dot(v, "Key");
}
Tensor x = Rand(("Batch", 2), ("Query", 3), ("Model", 4)), y = x.Rename("Query", "Key");
Console.WriteLine(Attend(x, y, y));

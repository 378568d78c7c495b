// expect: none
// Generic code, delegates and lists of tensors.
static T Twice<T>(T value, Func<T, T> f) => f(f(value));
Tensor x = Rand(("Batch", 2), ("Feature", 3));
Console.WriteLine(Twice(x, static t => t.Tanh()).Sum("Feature"));
List<Tensor> parts = [.. x.Unbind("Batch")];
Console.WriteLine(Stack(parts, "Again").Sum("Feature"));

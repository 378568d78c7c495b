// expect: none
// Nothing before the first step.
static Tensor Run(IReadOnlyList<Tensor> steps)
{
    Tensor h = null!;
    foreach (var step in steps) h = h is null ? step.Tanh() : (h + step).Tanh();
    return h.Sum("Feature");
}
Console.WriteLine(Run([Randn(("Batch", 2), ("Feature", 3)), Randn(("Batch", 2), ("Feature", 3))]));

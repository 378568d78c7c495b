// expect: none
public sealed class Head(int model) : Module
{
    readonly Linear read = new(In: ("Model", model), Out: ("Class", 10));

    [return: Dims("Batch", "Class")]
    public Tensor Forward([Dims("Batch", "Model")] Tensor x) => read.Forward(x);
}

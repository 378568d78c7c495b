// expect: NT3002
// What comes back has the classes, not the model's dim.
public sealed class Head(int model) : Module
{
    readonly Linear read = new(In: ("Model", model), Out: ("Class", 10));

    [return: Dims("Batch", "Model")]
    public Tensor Forward([Dims("Batch", "Model")] Tensor x) => {|NT3002:read.Forward(x)|};
}

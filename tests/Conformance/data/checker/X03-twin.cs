// expect: none
public sealed class Net : Module
{
    readonly Linear last = new(In: [("Channel", 16), ("Height", 5), ("Width", 5)], Out: ("Class", 10));

    public Tensor Forward([Dims("Batch", "Channel=16", "Height=20", "Width=20")] Tensor x) => last.Forward(x.MaxPool2d(2).MaxPool2d(2));
}

// expect: NT2001
// The features after two poolings are 5 by 5, not 7 by 7.
public sealed class Net : Module
{
    readonly Linear last = new(In: [("Channel", 16), ("Height", 7), ("Width", 7)], Out: ("Class", 10));

    public Tensor Forward([Dims("Batch", "Channel=16", "Height=20", "Width=20")] Tensor x) => {|NT2001:last.Forward(x.MaxPool2d(2).MaxPool2d(2))|};
}

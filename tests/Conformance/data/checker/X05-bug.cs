// expect: NT2001
// Sequential layers whose sizes do not meet.
public sealed class Feed : Module
{
    readonly Sequential layers = new(new Linear(("Model", 32), ("Hidden", 128)), new Gelu(), new Linear(("Hidden", 64), ("Model", 32)));

    public Tensor Forward([Dims("Batch", "Model=32")] Tensor x) => {|NT2001:layers.Forward(x)|};
}

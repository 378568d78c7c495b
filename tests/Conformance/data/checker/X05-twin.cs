// expect: none
public sealed class Feed : Module
{
    readonly Sequential layers = new(new Linear(("Model", 32), ("Hidden", 128)), new Gelu(), new Linear(("Hidden", 128), ("Model", 32)));

    public Tensor Forward([Dims("Batch", "Model=32")] Tensor x) => layers.Forward(x);
}

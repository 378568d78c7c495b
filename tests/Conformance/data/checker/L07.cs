// expect: none
// A model of modules, sizes from the constructor.
public sealed class Encoder(int model, int hidden) : Module
{
    readonly LayerNorm norm = new(over: ("Model", model));
    readonly Linear up = new(("Model", model), ("Hidden", hidden)), down = new(("Hidden", hidden), ("Model", model));

    public Tensor Forward([Dims("..", "Model")] Tensor x) => x + down.Forward(up.Forward(norm.Forward(x)).Relu());
}

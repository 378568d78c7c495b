// expect: NT1003
// A layer that reads a dim the input does not have.
public sealed class Feed : Module
{
    readonly Linear up = new(In: ("Model", 32), Out: ("Hidden", 128)), down = new(In: ("Model", 32), Out: ("Model", 32));

    public Tensor Forward([Dims("..", "Model=32")] Tensor x) => {|NT1003:down.Forward(up.Forward(x))|};
}
// missed: the leading dims are open; one of them might be called Model

namespace NamedTorch;

public static partial class Torch
{
    extension(Tensor x)
    {
        /// <summary>f(x): lets a chain of operations go through a module, <c>x.Relu().Pipe(linear.Forward)</c>.</summary>
        /// <param name="f">What comes next.</param>
        public Tensor Pipe([Applies] Func<Tensor, Tensor> f) => Given.Of(f)(x);
    }
}

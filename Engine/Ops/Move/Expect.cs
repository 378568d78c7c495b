using NamedTorch.Diagnostics;

namespace NamedTorch;

public static partial class Torch
{
    extension(Tensor x)
    {
        /// <summary>x itself, if its type has a form: <c>x.Expect("batch .. embed=64")</c>.</summary>
        /// <param name="pattern">Names, <c>name=size</c>, <c>?</c> unnamed, <c>_</c> any dim, <c>..</c> any run of dims, <c>{a b ..}</c> dims in any order.</param>
        /// <exception cref="ContractException">NT3003: it has not; NT3004: the text is no pattern.</exception>
        [Signature("x -> expect(x, pattern)")]
        public Tensor Expect(string pattern) => TypePattern.Parse(pattern).Match(x.Type) is { } conflict ? throw conflict.ToException() : x;
    }
}

namespace NamedTorch;

public static partial class Torch
{
    extension(Tensor x)
    {
        /// <summary>Whether any dim has a name.</summary>
        public bool HasNames => x.Dims.HasNames;

        /// <summary>The names in order; null = unnamed.</summary>
        public string?[] Names => x.Dims.Names();
    }
}

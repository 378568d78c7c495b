namespace NamedTorch.Gpu;

/// <summary>Lends blocks and takes them back, from the finalizer's thread too.</summary>
interface IBlockOwner
{
    void Return(MemoryBlock block);
}

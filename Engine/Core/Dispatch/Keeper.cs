namespace NamedTorch.Core;

/// <summary>Holds in a node's place what the tape keeps: the seam for checkpointing and offloading.</summary>
public abstract class Keeper
{
    /// <summary>Takes a tensor that a node would keep; what it returns is asked for the tensor in the backward pass. Null: the node keeps it.</summary>
    public abstract Held? Hold(Tensor tensor);
}

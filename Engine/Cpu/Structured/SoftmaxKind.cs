namespace NamedTorch.Cpu;

/// <summary>What a softmax loop computes: z from x, or from x (the result of the forward pass) and y (its cotangent).</summary>
enum SoftmaxKind
{
    Forward,
    LogForward,
    Backward,
    LogBackward,
}

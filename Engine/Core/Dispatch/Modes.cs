namespace NamedTorch.Core;

/// <summary>The modes of the calling thread: one thread-static look-up per operation.</summary>
public sealed class Modes
{
    [ThreadStatic] static Modes? current;

    /// <summary>The calling thread's modes.</summary>
    public static Modes Current => current ??= new();

    /// <summary>Operations on tensors that require gradients are recorded.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Results may never take part in a recording.</summary>
    public bool IsInference { get; set; }

    /// <summary>Nodes keep the stack where they were recorded, and the backward pass looks for NaN.</summary>
    public bool IsAnomalyMode { get; set; }

    /// <summary>Sees every operation of this thread.</summary>
    public Interceptor? Interceptor { get; set; }
}

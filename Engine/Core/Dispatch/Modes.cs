namespace NamedTorch.Core;

/// <summary>The modes of the calling thread: one thread-static look-up per operation.</summary>
public sealed class Modes
{
    [ThreadStatic] static Modes? current;

    /// <summary>The calling thread's modes.</summary>
    public static Modes Current => current ??= new();

    /// <summary>A backward pass of the calling thread is computing derivatives, and gives what it makes back as early as it can.</summary>
    public static bool IsPullingBack => Nursery.Current is not null;

    /// <summary>Operations on tensors that require gradients are recorded.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Results may never take part in a recording.</summary>
    public bool IsInference
    {
        get;
        set
        {
            field = value;
            IsWatched = value || Interceptor is not null;
        }
    }

    /// <summary>Nodes keep the user's line that recorded them, and the backward pass looks for values that are not finite.</summary>
    public bool IsAnomalyMode { get; set; }

    /// <summary>Sees every operation of this thread.</summary>
    public Interceptor? Interceptor
    {
        get;
        set
        {
            field = value;
            IsWatched = value is not null || IsInference;
        }
    }

    /// <summary>Holds what new nodes keep, or null: the nodes hold it themselves.</summary>
    public Keeper? Keeper { get; set; }

    /// <summary>Every operation has to be looked at, recorded or not.</summary>
    internal bool IsWatched { get; private set; }
}

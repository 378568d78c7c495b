namespace NamedTorch.Core;

/// <summary>Ends a choice of modes; belongs to the thread that made it, so it cannot cross an await.</summary>
public readonly ref struct ModeScope : IDisposable
{
    readonly Modes modes;
    readonly bool isRecording, isInference, isAnomalyMode;
    readonly Interceptor? interceptor;

    internal ModeScope(Modes modes) =>
        (this.modes, isRecording, isInference, isAnomalyMode, interceptor) = (modes, modes.IsRecording, modes.IsInference, modes.IsAnomalyMode, modes.Interceptor);

    /// <summary>Back to the modes from before.</summary>
    public void Dispose() =>
        (modes.IsRecording, modes.IsInference, modes.IsAnomalyMode, modes.Interceptor) = (isRecording, isInference, isAnomalyMode, interceptor);
}

using NamedTorch.Core;

namespace NamedTorch;

public static partial class Torch
{
    /// <summary>Nothing is recorded on this thread until the scope is disposed: <c>using (NoGrad()) { … }</c>.</summary>
    public static ModeScope NoGrad() => Recording(false);

    /// <summary>Operations are recorded again, inside of <see cref="NoGrad"/>.</summary>
    public static ModeScope EnableGrad() => Recording(true);

    /// <summary>Nothing is recorded, and what is made here never takes part in a derivative.</summary>
    public static ModeScope InferenceMode()
    {
        var scope = new ModeScope(Modes.Current);
        (Modes.Current.IsRecording, Modes.Current.IsInference) = (false, true);
        return scope;
    }

    static ModeScope Recording(bool on)
    {
        var scope = new ModeScope(Modes.Current);
        (Modes.Current.IsRecording, Modes.Current.IsInference) = (on, Modes.Current.IsInference && !on);
        return scope;
    }
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Core;

/// <summary>
/// A step of a program that is being recorded for a device, to be done again without the program. What the host does in it is done once; what must
/// happen anew each time, such as counting steps and drawing random numbers, says so here.
/// </summary>
public abstract class StepCapture
{
    [ThreadStatic] static StepCapture? current;

    /// <summary>The capture of the calling thread, or null.</summary>
    public static StepCapture? Current
    {
        get => current;
        protected set => current = value;
    }

    /// <summary>The device that is captured.</summary>
    public abstract Device Device { get; }

    /// <summary>Runs before each replay, in the order of these calls; not now.</summary>
    public abstract void BeforeReplay(Action action);

    /// <summary>Does something at once that is no part of the step, nor of a backward pass in it.</summary>
    public virtual T Outside<T>(Func<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var (capture, nursery) = (current, Nursery.Current);
        (current, Nursery.Current) = (null, null);
        try
        {
            return action();
        }
        finally
        {
            (current, Nursery.Current) = (capture, nursery);
        }
    }

    /// <summary>Says that a captured step cannot do this.</summary>
    /// <exception cref="DeviceException">NT4102: the calling thread captures this device.</exception>
    public static void Refuse(Device device, string reason, string fix)
    {
        if (current is { } capture && ReferenceEquals(capture.Device, device))
            throw new Conflict(DiagnosticId.NT4102, UserLine.Operation(), ("reason", $"a step is being captured on {device}, and {reason}"), ("fix", fix)).ToException();
    }
}

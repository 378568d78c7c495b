using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>Ends the fusion that <see cref="Accelerator.Fuse"/> began; belongs to the thread that made it, so it cannot cross an await.</summary>
public readonly ref struct FusionScope : IDisposable
{
    [ThreadStatic] static Choice? chosen;

    readonly Choice? before;
    readonly bool isOpen;

    internal FusionScope(AcceleratorDriver driver)
    {
        before = chosen;
        chosen = new(driver, before);
        isOpen = true;
    }

    /// <summary>Operations are kernels of their own again. Values that nobody has asked for yet stay as they are, and are computed when they are needed.</summary>
    public void Dispose()
    {
        if (isOpen) chosen = before;
    }

    /// <summary>Whether the calling thread fuses on a device.</summary>
    internal static bool IsOn(AcceleratorDriver driver)
    {
        for (var choice = chosen; choice is not null; choice = choice.Before)
            if (choice.Driver == driver) return true;
        return false;
    }

    sealed record Choice(AcceleratorDriver Driver, Choice? Before);
}

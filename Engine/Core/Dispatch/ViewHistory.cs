namespace NamedTorch.Core;

/// <summary>
/// The tape's entries for writes into views. They need tensor operations, so they are implemented levels above and registered by
/// the composition root.
/// </summary>
public abstract class ViewHistory
{
    static ViewHistory? current;

    /// <summary>The one implementation.</summary>
    public static ViewHistory Current
    {
        get
        {
            if (current is null) Composition.Ensure();
            return current!;
        }
        set => current = value;
    }

    /// <summary>The new origin of <paramref name="viewed"/>, part of which was written through <paramref name="view"/>.</summary>
    public abstract Node Overwritten(Tensor viewed, Tensor view);

    /// <summary>The new origin of <paramref name="view"/>, whose base <paramref name="viewed"/> was written: the part of the base that it shows.</summary>
    public abstract Node Part(Tensor viewed, Tensor view);
}

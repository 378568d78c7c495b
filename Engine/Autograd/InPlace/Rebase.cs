using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>
/// A write into a view is a new value of its base: the base's history becomes <see cref="Overwritten"/>, and every view of it starts
/// anew as <see cref="Part"/> when it is next asked. See docs/adr/0005.
/// </summary>
public sealed class Rebase : ViewHistory
{
    /// <inheritdoc/>
    public override Node Overwritten(Tensor viewed, Tensor view) =>
        Dispatcher.Node(Modes.Current, new Overwritten(Geometry.Of(viewed, view)), [viewed, view], [viewed], isInPlace: true);

    /// <inheritdoc/>
    public override Node Part(Tensor viewed, Tensor view) =>
        Dispatcher.Node(Modes.Current, new Part(Geometry.Of(viewed, view)), [viewed], [view], isInPlace: false);
}

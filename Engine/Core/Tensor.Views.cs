using NamedTorch.Core;

namespace NamedTorch;

public sealed partial class Tensor
{
    // The tensor that all views of these elements come from; null for that tensor itself.
    Tensor? viewed;

    // Of a base: how often its history was replaced by a recorded write. Of a view: that count when the view's own origin was true.
    int tape;

    /// <summary>Another look at the same bytes. Not recorded: operations do that.</summary>
    public Tensor View(TensorType type, long[] strides, long offset)
    {
        var view = new Tensor(Storage, DType, type, strides, offset);
        if (Modes.Current.IsRecording && ViewOf == ViewKind.Known)
        {
            view.viewed = viewed ?? this;
            view.tape = view.viewed.tape;
        }
        else view.ViewOf = RequiresGrad || ViewOf == ViewKind.UntrackedOfRecorded ? ViewKind.UntrackedOfRecorded : ViewKind.Untracked;
        return view;
    }

    /// <summary>The same elements under other names or unit marks. Not recorded: operations do that.</summary>
    public Tensor View(TensorType type) => View(type, StrideArray, Offset);

    /// <summary>The tensor this one views, as far as the tape is concerned.</summary>
    internal Tensor? ViewedBase => viewed;

    /// <summary>Whether writes into this view can be told to its base.</summary>
    internal ViewKind ViewOf { get; private set; }

    /// <summary>Forgets the base: writes into this view are not followed.</summary>
    internal void Untrack()
    {
        if (viewed is null) return;
        ViewOf = viewed.RequiresGrad ? ViewKind.UntrackedOfRecorded : ViewKind.Untracked;
        viewed = null;
    }

    /// <summary>A recorded operation has written these elements.</summary>
    internal void Rewritten(Node writer)
    {
        MadeBy(writer, 0);
        if (viewed is { } known)
        {
            known.MadeBy(ViewHistory.Current.Overwritten(known, this), 0);
            known.tape++;
        }
        else tape++;
    }

    // A write through the base or another view replaced the base's history: this view is a part of the new base.
    Tensor Refresh()
    {
        if (viewed is not { } known || known.tape == tape) return this;
        lock (known)
        {
            if (known.tape == tape) return this;
            if (known.RequiresGrad) MadeBy(ViewHistory.Current.Part(known, this), 0);
            tape = known.tape;
        }
        return this;
    }
}

using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Tape;

/// <summary>
/// Stands in for all that one checkpointed call would keep. The first that is asked for runs the function again, which fills
/// all of them, in the order in which they were kept.
/// </summary>
sealed class Recomputation(Action run) : Keeper
{
    readonly List<Slot> slots = [];
    readonly NameRules rules = NameRules.Current;
    readonly byte[] randomness = Generator.Default.GetState();

    public override Held? Hold(Tensor tensor)
    {
        // A parameter is alive anyway, and its version has to be checked.
        if (tensor is { RequiresGrad: true, IsLeaf: true }) return null;
        var slot = new Slot(this, tensor.Type);
        slots.Add(slot);
        return slot;
    }

    void Again()
    {
        lock (slots)
        {
            var modes = Modes.Current;
            using var scope = new ModeScope(modes);
            using var names = NameRules.Use(rules);
            var (keeper, nursery, state) = (modes.Keeper, Nursery.Current, Generator.Default.GetState());
            // Without a second derivative to follow, what is recorded on the way is dropped at once.
            var refill = new Refill(slots, keepsGraph: modes.IsRecording);
            try
            {
                (modes.IsRecording, modes.IsInference, modes.Keeper, Nursery.Current, Checkpoint.IsRecomputing) = (true, false, refill, null, true);
                Generator.Default.SetState(randomness);
                run();
            }
            finally
            {
                (modes.Keeper, Nursery.Current, Checkpoint.IsRecomputing) = (keeper, nursery, false);
                Generator.Default.SetState(state);
            }
            if (refill.Count != slots.Count) throw Differs($"it kept {refill.Count} tensors for its derivative, the first time {slots.Count}.");
        }
    }

    static Exception Differs(string reason) =>
        new Conflict(DiagnosticId.NT6003, "Checkpoint", ("reason", $"the function did not compute the same again: {reason}"), ("fix", "Nothing it depends on may change between the two runs.")).ToException();

    sealed class Slot(Recomputation owner, TensorType type) : Held
    {
        Tensor? tensor;
        int version;
        bool hasGraph, isReleased;

        public override Tensor Value
        {
            get
            {
                if (tensor is null || !hasGraph && Modes.Current.IsRecording) owner.Again();
                if (tensor!.Storage.Version == version) return tensor;
                throw new Conflict(DiagnosticId.NT6002, "Checkpoint", ("reason", "a tensor was kept for the derivative and has been written since, inside the checkpointed function."),
                    ("fix", "Use the form that is not in place, or write into a copy of it: x.Clone().")).With("x", type).ToException();
            }
        }

        internal void Fill(Tensor value, bool keepsGraph)
        {
            if (isReleased) return;
            if (!value.Type.Equals(type)) throw Differs($"a tensor is {value.Type} that was {type}.");
            (tensor, version, hasGraph) = (keepsGraph ? value : value.Detach(), value.Storage.Version, keepsGraph);
        }

        public override void Release() => (tensor, isReleased) = (null, true);
    }

    sealed class Refill(List<Slot> slots, bool keepsGraph) : Keeper
    {
        internal int Count { get; private set; }

        public override Held? Hold(Tensor tensor)
        {
            if (tensor is { RequiresGrad: true, IsLeaf: true }) return null;
            if (Count < slots.Count) slots[Count].Fill(tensor, keepsGraph);
            Count++;
            return null;
        }
    }
}

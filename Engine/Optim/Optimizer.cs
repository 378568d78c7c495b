using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Moves parameters along their gradients.</summary>
public abstract class Optimizer
{
    /// <summary>An optimizer of these groups.</summary>
    /// <exception cref="AutogradException">NT6001: a parameter requires no gradient.</exception>
    /// <exception cref="ArgumentException">No parameter, or one twice.</exception>
    protected Optimizer(IEnumerable<ParameterGroup> groups, double rate)
    {
        Groups = [.. groups];
        Rate = rate;
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var p in Groups.SelectMany(static g => g.Parameters))
        {
            if (!seen.Add(p)) throw new ArgumentException($"A parameter {p.Type} stands twice.", nameof(groups));
            if (!p.RequiresGrad) throw new Conflict(DiagnosticId.NT6001, GetType().Name, ("reason", "a parameter requires no gradient."), ("fix", "Set RequiresGrad, or leave it out.")).With("parameter", p.Type).ToException();
        }
        if (seen.Count == 0) throw new ArgumentException("There is no parameter to update.", nameof(groups));
    }

    /// <summary>What is updated, and how.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>The learning rate per step; schedules set it.</summary>
    public double Rate { get; set; }

    /// <summary>Steps made.</summary>
    public long Count { get; private protected set; }

    /// <summary>Drops every gradient.</summary>
    public void ZeroGrad()
    {
        foreach (var p in Groups.SelectMany(static g => g.Parameters)) p.Grad = null;
    }

    /// <summary>One update; parameters without a gradient stay.</summary>
    public void Step()
    {
        Count++;
        StepCapture.Current?.BeforeReplay(() => Count++);
        foreach (var group in Groups)
        {
            Tensor[] moved = [.. group.Parameters.Where(static p => p.BorrowedGrad is not null)];
            if (moved.Length > 0) Update(group, moved);
        }
    }

    /// <summary>What must be saved to continue exactly: by parameter position and slot, and the count of steps.</summary>
    public IReadOnlyDictionary<string, Tensor> State()
    {
        var state = new Dictionary<string, Tensor> { ["count"] = Tensor.From([Count], []) };
        foreach (var (name, tensor) in Named()) state[name] = tensor;
        return state;
    }

    /// <summary>Continues from a saved state; nothing is changed unless all of it fits.</summary>
    /// <exception cref="StateException">NT8001: it is the state of another optimizer or model.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state)
    {
        Check(state);
        Count = state["count"].ToArray<long>()[0];
        using (Torch.NoGrad())
            foreach (var (name, tensor) in Named()) tensor.CopyFrom(state[name]);
    }

    /// <summary>Throws unless the state is one of this optimizer's.</summary>
    /// <exception cref="StateException">NT8001: it is the state of another optimizer or model.</exception>
    public void Check(IReadOnlyDictionary<string, Tensor> state)
    {
        if (!state.TryGetValue("count", out var count) || count.DType != DType.Int64 || count.ElementCount != 1) throw Misfit("'count' is missing");
        var own = Named().ToList();
        foreach (var (name, tensor) in own)
            if (!state.TryGetValue(name, out var saved)) throw Misfit($"'{name}' is missing");
            else if (!saved.Type.SameSizes(tensor.Type) || saved.DType != tensor.DType) throw Misfit($"'{name}' is {saved.Type}, not {tensor.Type}");
        if (state.Count != own.Count + 1) throw Misfit($"it has {state.Count} entries, not {own.Count + 1}");
    }

    /// <summary>Moves the parameters of a group that have gradients.</summary>
    private protected abstract void Update(ParameterGroup group, Tensor[] parameters);

    /// <summary>What this optimizer remembers of a parameter.</summary>
    private protected abstract IEnumerable<(string Name, Tensor Tensor)> Slots(Tensor parameter);

    IEnumerable<(string Name, Tensor Tensor)> Named() =>
        Groups.SelectMany(static g => g.Parameters).SelectMany((p, i) => Slots(p).Select(s => ($"{i}.{s.Name}", s.Tensor)));

    Exception Misfit(string reason) => new Conflict(DiagnosticId.NT8001, GetType().Name, ("reason", $"the state does not fit: {reason}.")).ToException();
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Nn;

/// <summary>Copies a state into a module: first everything is compared, then everything is written.</summary>
static class StateLoading
{
    internal static void Load(Module module, IReadOnlyDictionary<string, Tensor> own, IReadOnlyDictionary<string, Tensor> state, bool strict)
    {
        var problems = new List<string>();
        foreach (var (name, tensor) in own)
            if (!state.TryGetValue(name, out var given))
            {
                if (strict) problems.Add($"'{name}' is missing");
            }
            else if (!Fits(tensor, given)) problems.Add($"'{name}' is {given.Type} {given.DType.Name}, the module has {tensor.Type} {tensor.DType.Name}");
        if (strict)
            foreach (string name in state.Keys)
                if (!own.ContainsKey(name)) problems.Add($"'{name}' has no place here");
        if (problems.Count > 0)
            throw new Conflict(DiagnosticId.NT8001, "Load", ("reason", $"the state does not fit {module.GetType().Name}: {string.Join("; ", problems)}."),
                ("fix", "Nothing was loaded. Load into the module that was saved, or load with strict off.")).ToException();
        using (Torch.NoGrad())
            foreach (var (name, tensor) in own)
                if (state.TryGetValue(name, out var given)) tensor.CopyFrom(given);
    }

    // A file of another library has no names: sizes decide. Names that are there must be ours.
    static bool Fits(Tensor own, Tensor given) =>
        own.Type.SameSizes(given.Type) && own.DType == given.DType && (!given.Dims.HasNames || given.Dims.WithoutUnits() == own.Dims.WithoutUnits());
}

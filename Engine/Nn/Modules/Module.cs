using NamedTorch.Diagnostics;
using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>
/// Something with parameters. Its state is what its fields hold, base classes included: a <see cref="Tensor"/> is a parameter (or, with
/// <see cref="BufferAttribute"/>, a buffer), a module or a list of modules nests. State names are the fields' names joined by dots.
/// </summary>
public abstract class Module
{
    /// <summary>Whether Dropout drops and running statistics run.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>The parameters, each tensor once, in the order of declaration.</summary>
    /// <exception cref="StateException">NT8002: state in a captured constructor parameter.</exception>
    public IEnumerable<Tensor> Parameters() => NamedParameters().Select(static p => p.Value);

    /// <summary>The parameters with their state names, each tensor once.</summary>
    /// <exception cref="StateException">NT8002: state in a captured constructor parameter.</exception>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedParameters() => Distinct(static entry => !entry.IsBuffer);

    /// <summary>Tensors that belong to the state but are not trained.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedBuffers() => Distinct(static entry => entry.IsBuffer);

    /// <summary>Modules held in fields, with their names.</summary>
    public IEnumerable<KeyValuePair<string, Module>> Children() => ModuleFields.Of(this).Modules;

    /// <summary>Parameters and buffers by state name. The tensors are the module's own, not copies.</summary>
    public IReadOnlyDictionary<string, Tensor> State() => Distinct(static _ => true).ToDictionary(static e => e.Key, static e => e.Value);

    /// <summary>Copies a state into this module's tensors; nothing is written unless everything fits.</summary>
    /// <param name="state">What <see cref="State"/> of such a module gave.</param>
    /// <param name="strict">Missing and surplus entries are errors.</param>
    /// <exception cref="StateException">NT8001: an entry is missing, surplus, or of another type.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state, bool strict = true) => StateLoading.Load(this, State(), state, strict);

    /// <summary>Switches this module and all within to training, or with false to evaluation.</summary>
    public void Train(bool training = true)
    {
        IsTraining = training;
        foreach (var (_, child) in Children()) child.Train(training);
    }

    /// <summary>Switches this module and all within to evaluation.</summary>
    public void Eval() => Train(false);

    /// <summary>Moves every parameter and buffer, gradients with them, to another device; the tensors stay the same objects.</summary>
    /// <param name="device">Where to: <c>model.To(Device.OpenCl(0))</c>. Optimizers are made afterwards.</param>
    /// <returns>This module.</returns>
    public Module To(Device device)
    {
        foreach (var (_, tensor) in State()) tensor.MoveTo(device);
        return this;
    }

    /// <summary>Drops every parameter's gradient.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters()) parameter.Grad = null;
    }

    /// <summary>The module tree with the types of the parameters.</summary>
    public override string ToString() => ModulePrinter.Print(this);

    IEnumerable<KeyValuePair<string, Tensor>> Distinct(Func<StateEntry, bool> wanted)
    {
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var entry in Entries("", []))
            if (wanted(entry) && seen.Add(entry.Tensor)) yield return new(entry.Name, entry.Tensor);
    }

    IEnumerable<StateEntry> Entries(string prefix, HashSet<Module> path)
    {
        if (!path.Add(this)) throw new Conflict(DiagnosticId.NT8002, "State", ("member", prefix.TrimEnd('.')), ("module", GetType().Name), ("problem", "contains itself")).ToException();
        var fields = ModuleFields.Of(this);
        foreach (var entry in fields.Tensors) yield return entry with { Name = prefix + entry.Name };
        foreach (var (name, child) in fields.Modules)
            foreach (var entry in child.Entries($"{prefix}{name}.", path)) yield return entry;
        path.Remove(this);
    }
}

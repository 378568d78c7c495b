using NamedTorch.Diagnostics;
using NamedTorch.Serialization;

namespace NamedTorch;

/// <summary>
/// A whole training run in one safetensors file: parameters, what the optimizer remembers, the generator's state and notes. Loaded, the
/// run continues bit for bit.
/// </summary>
public static class TrainingCheckpoint
{
    const string Parameters = "model.", Moments = "optimizer.", Randomness = "generator", Defaults = "generator.default";

    /// <summary>Saves atomically: killed at any moment, the file holds the old run or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Saved by state name.</param>
    /// <param name="optimizer">Saved by parameter position.</param>
    /// <param name="generator">What draws batches; <see cref="Generator.Default"/>, from which dropout draws by default, is saved with it.</param>
    /// <param name="notes">Anything else: step, losses.</param>
    /// <exception cref="TensorFormatException">NT7006: the file could not be written; the previous one is intact.</exception>
    public static void Save(string path, Module model, Optimizer optimizer, Generator generator, Dictionary<string, string>? notes = null)
    {
        var tensors = new Dictionary<string, Tensor> { [Randomness] = Tensor.From(generator.GetState()), [Defaults] = Tensor.From(Generator.Default.GetState()) };
        foreach (var (name, tensor) in model.State()) tensors[Parameters + name] = tensor;
        foreach (var (name, tensor) in optimizer.State()) tensors[Moments + name] = tensor;
        SafeTensorsFile.Write(path, tensors, notes);
    }

    /// <summary>Continues a saved run; nothing is changed unless everything fits.</summary>
    /// <returns>The notes.</returns>
    /// <exception cref="TensorFormatException">NT7001–NT7003: the file is damaged or truncated.</exception>
    /// <exception cref="StateException">NT8001: it is the run of another model or optimizer.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, Module model, Optimizer optimizer, Generator generator)
    {
        var tensors = SafeTensorsFile.Read(path, out var notes);
        byte[] state = StateOf(path, tensors, Randomness), defaults = StateOf(path, tensors, Defaults);
        var moments = Within(tensors, Moments);
        optimizer.Check(moments);
        model.Load(Within(tensors, Parameters));
        optimizer.Load(moments);
        Generator.Default.SetState(defaults);
        generator.SetState(state);
        return notes;
    }

    // Tried out on a generator of no one's, so that a damaged state is refused before anything changes.
    static byte[] StateOf(string path, IReadOnlyDictionary<string, Tensor> tensors, string name)
    {
        if (!tensors.TryGetValue(name, out var state) || state.DType != DType.UInt8)
            throw new Conflict(DiagnosticId.NT7004, "Load", ("file", path), ("tensor", name)).ToException();
        byte[] bytes = state.ToArray<byte>();
        new Generator(0).SetState(bytes);
        return bytes;
    }

    static Dictionary<string, Tensor> Within(IReadOnlyDictionary<string, Tensor> tensors, string prefix) =>
        tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key[prefix.Length..], static t => t.Value);
}

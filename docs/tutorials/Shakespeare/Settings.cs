using System.CommandLine;

namespace Shakespeare;

/// <summary>What to train, on what, and for how long.</summary>
public sealed record Settings(int Layers, int Heads, int Model, int Context, int Batch, int Steps)
{
    /// <summary>A UTF-8 text; null: the embedded sample.</summary>
    public string? Data { get; init; }
    public ulong Seed { get; init; }
    public string Checkpoint { get; init; } = "";
    public int Every { get; init; }
    public bool Resume { get; init; }
    public string Curve { get; init; } = "";
    public string Device { get; init; } = "cpu";

    static readonly Dictionary<string, Settings> Presets = new()
    {
        ["sample"] = new(Layers: 4, Heads: 4, Model: 128, Context: 64, Batch: 12, Steps: 600),
        ["nanogpt-cpu"] = new(Layers: 4, Heads: 4, Model: 128, Context: 64, Batch: 12, Steps: 2000),
        ["tiny"] = new(Layers: 1, Heads: 2, Model: 32, Context: 16, Batch: 4, Steps: 200),
    };

    /// <summary>Runs the program with what the command line says.</summary>
    public static int Parse(string[] args, Func<Settings, int> run)
    {
        Option<string?> data = new("--data") { Description = "A UTF-8 text to learn; without it, an embedded sample of Shakespeare." };
        Option<string> preset = new("--preset") { Description = "The size of the model and the run.", DefaultValueFactory = static _ => "sample" };
        Option<int?> steps = new("--steps") { Description = "Training steps, in place of the preset's." };
        Option<ulong> seed = new("--seed") { Description = "The same seed gives the same run.", DefaultValueFactory = static _ => 1337 };
        Option<string> checkpoint = new("--checkpoint") { Description = "Where the run is saved.", DefaultValueFactory = static _ => "shakespeare.safetensors" };
        Option<int> every = new("--every") { Description = "Steps between two saves.", DefaultValueFactory = static _ => 250 };
        Option<bool> resume = new("--resume") { Description = "Continue from the checkpoint, bit for bit; from the start where there is none." };
        Option<string> curve = new("--curve") { Description = "Where the loss curve is drawn.", DefaultValueFactory = static _ => "shakespeare.svg" };
        Option<string> device = new("--device") { Description = "Where to train: cpu, opencl:0.", DefaultValueFactory = static _ => "cpu" };
        preset.AcceptOnlyFromAmong([.. Presets.Keys]);
        RootCommand root = new("Trains a small transformer, every dimension named, to write like Shakespeare.") { data, preset, steps, seed, checkpoint, every, resume, curve, device };
        root.SetAction(r =>
        {
            var chosen = Presets[r.GetValue(preset)!];
            return run(chosen with
            {
                Data = r.GetValue(data),
                Steps = r.GetValue(steps) ?? chosen.Steps,
                Seed = r.GetValue(seed),
                Checkpoint = r.GetValue(checkpoint)!,
                Every = Math.Max(1, r.GetValue(every)),
                Resume = r.GetValue(resume),
                Curve = r.GetValue(curve)!,
                Device = r.GetValue(device)!,
            });
        });
        return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}

using System.Diagnostics;
using System.Globalization;
using NamedTorch;
using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    return Settings.Parse(args, settings => new Training(settings).Run());
}
catch (Exception e) when (e is TensorTypeException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

/// <summary>One run: train, save, validate, and write a little.</summary>
sealed class Training
{
    readonly Settings settings;
    readonly Text text;
    readonly Generator generator;
    readonly Gpt model;
    readonly Device device;
    readonly AdamW optimizer;
    readonly CosineSchedule schedule;
    readonly LossCurve curve = new();
    readonly Stopwatch clock = new();
    TimeSpan before;
    int step;
    volatile bool stopped;

    public Training(Settings settings)
    {
        this.settings = settings;
        text = settings.Data is { } path ? Text.Read(path) : Text.Sample();
        ManualSeed(settings.Seed);
        generator = new(settings.Seed);
        model = new(text.Alphabet.Length, settings.Context, settings.Model, settings.Heads, settings.Layers);
        model.To(device = Device.Parse(settings.Device));
        optimizer = new(ParameterGroup.MatricesDecay(model.Parameters(), decay: 0.1), betas: (0.9, 0.99));
        schedule = new(peak: 1e-3, floor: 1e-4, warmup: Math.Min(100, settings.Steps / 10), total: settings.Steps);
    }

    public int Run()
    {
        if (settings.Resume && File.Exists(settings.Checkpoint)) Load();
        Console.WriteLine($"{model.Parameters().Sum(static p => p.ElementCount):N0} parameters, {text.Alphabet.Length} characters, {settings.Steps} steps");
        if (step == 0) Console.WriteLine($"validation loss before: {Validate():F4}");
        Console.CancelKeyPress += (_, e) => e.Cancel = stopped = true;
        Train();
        Save();
        if (step < settings.Steps)
        {
            Console.WriteLine($"stopped after {step} steps; continue with --resume");
            return 0;
        }
        double loss = Validate();
        curve.Write(settings.Curve);
        Console.WriteLine($"\n{Write(400)}\n");
        Console.WriteLine($"val_loss {loss:F4} steps {step} seconds {Seconds:F1}");
        return 0;
    }

    double Seconds => (before + clock.Elapsed).TotalSeconds;

    void Train()
    {
        var loader = new DataLoader<Window>(text.Windows(training: true, settings.Context), Batch[settings.Batch], Sampling.WithReplacement, generator);
        var bar = new ProgressBar(settings.Steps, step);
        int start = step;
        foreach (var window in loader.Take(settings.Steps - step))
        {
            clock.Start();
            optimizer.Rate = schedule.At(step);
            var loss = F.CrossEntropy(model.Forward(window.Tokens), window.Next.To(device), over: Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            clock.Stop();
            curve.Add(++step, loss.Item<float>());
            bar.Report(step, $"loss {curve.Recent:F4}  {(step - start) * settings.Batch * settings.Context / clock.Elapsed.TotalSeconds:N0} tokens/s");
            if (stopped) return;
            if (step % settings.Every == 0) Save();
        }
    }

    double Validate()
    {
        using var _ = NoGrad();
        model.Eval();
        var loader = new DataLoader<Window>(text.Windows(training: false, settings.Context), Batch[settings.Batch], Sampling.WithReplacement, new(settings.Seed + 1));
        double mean = loader.Take(200).Average(window => (double)F.CrossEntropy(model.Forward(window.Tokens), window.Next.To(device), over: Vocab).Item<float>());
        model.Train();
        return mean;
    }

    string Write(int length)
    {
        using var _ = NoGrad();
        var random = new Generator(settings.Seed + 2);
        string written = "\n";
        for (int i = 0; i < length; i++)
        {
            var seen = text.Encode(written[^Math.Min(written.Length, settings.Context)..]);
            var next = model.Forward(seen)[Query, ^1].Softmax(Vocab);
            written += text.Alphabet[next.Multinomial(Vocab, Vocab[1], generator: random).ToArray<long>()[0]];
        }
        return written.Trim();
    }

    void Save() => TrainingCheckpoint.Save(settings.Checkpoint, model, optimizer, generator,
        new() { ["step"] = $"{step}", ["seconds"] = $"{Seconds:R}", ["losses"] = curve.ToString() });

    void Load()
    {
        var notes = TrainingCheckpoint.Load(settings.Checkpoint, model, optimizer, generator);
        step = int.Parse(notes["step"]);
        before = TimeSpan.FromSeconds(double.Parse(notes["seconds"]));
        curve.Restore(notes["losses"]);
        Console.WriteLine($"resumed after {step} steps");
    }
}

namespace NamedTorch.Analyzers.Cli.Tests;

/// <summary>Runs the command in this process over files of a folder of its own.</summary>
sealed class Command : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("cli").FullName;

    internal Command With(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Checks a path of the folder.</summary>
    internal (int Exit, string Output) Check(string path, params string[] options) => Run(["check", Path.Combine(Folder, path), .. options]);

    internal static (int Exit, string Output) Run(params string[] arguments)
    {
        var output = new StringWriter();
        return (CheckCommand.Run(arguments, output, output), output.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

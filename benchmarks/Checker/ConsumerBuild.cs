using System.Diagnostics;

namespace NamedTorch.Benchmarks.Checker;

/// <summary>
/// A project outside the tree that references the package, built from scratch without a compiler server, with the checker and without it in turn.
/// </summary>
static class ConsumerBuild
{
    const int Pairs = 9, Thousands = 1;

    const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseSharedCompilation>false</UseSharedCompilation>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NamedTorch" Version="0.1.0-benchmark" />
          </ItemGroup>
          <Target Name="LeaveCheckerOut" BeforeTargets="CoreCompile" Condition="'$(WithoutChecker)' == 'true'">
            <ItemGroup>
              <Analyzer Remove="@(Analyzer)" Condition="'%(Analyzer.NuGetPackageId)' == 'NamedTorch'" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    /// <summary>Seconds by which the median build is slower.</summary>
    internal static double Run()
    {
        string folder = Directory.CreateTempSubdirectory("consumer").FullName;
        try
        {
            Dotnet(Repository(), "pack", "Engine/NamedTorch", "-c", "Release", "-p:PackageVersion=0.1.0-benchmark", "-o", Path.Combine(folder, "packages"));
            string cache = Dotnet(folder, "nuget", "locals", "global-packages", "--list").Split(": ", 2)[1].Trim();
            File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project);
            File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
                <configuration>
                  <packageSources><clear /><add key="local" value="packages" /></packageSources>
                  <fallbackPackageFolders><clear /><add key="cache" value="{cache}" /></fallbackPackageFolders>
                  <config><add key="globalPackagesFolder" value="installed" /></config>
                </configuration>
                """);
            foreach (var (text, i) in GeneratedCode.Tensors(Thousands).Select(static (text, i) => (text, i))) File.WriteAllText(Path.Combine(folder, $"File{i}.cs"), text);
            Dotnet(folder, "restore");

            double[] with = new double[Pairs], without = new double[Pairs];
            for (int pair = -1; pair < Pairs; pair++)
            {
                double a = Build(folder, checker: true), b = Build(folder, checker: false);
                if (pair >= 0) (with[pair], without[pair]) = (a, b);
            }
            double[] differences = [.. with.Zip(without, static (a, b) => a - b).Order()];
            Array.Sort(with);
            Array.Sort(without);
            double slower = with[Pairs / 2] - without[Pairs / 2];
            Console.WriteLine($"cold build of a consumer, {Thousands} kLOC: {with[Pairs / 2]:F2} s with the checker, {without[Pairs / 2]:F2} s without: {slower:+0.00;-0.00} s   [pairs {differences[0]:+0.00;-0.00} … {differences[^1]:+0.00;-0.00}]");
            return slower;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static double Build(string folder, bool checker)
    {
        long start = Stopwatch.GetTimestamp();
        Dotnet(folder, "build", "--no-restore", "--no-incremental", "-nodeReuse:false", $"-p:WithoutChecker={(checker ? "false" : "true")}");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static string Dotnet(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} fails: {output}");
    }

    static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NamedTorch.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The benchmark runs outside the repository.");
    }
}

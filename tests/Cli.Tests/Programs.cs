namespace NamedTorch.Analyzers.Cli.Tests;

/// <summary>Small programs, right and wrong.</summary>
static class Programs
{
    internal const string Clean = """
        using NamedTorch;
        using static NamedTorch.Torch;
        Dim batch = "batch", time = "time";
        var x = Zeros(batch[8], time[128]);
        Console.WriteLine(x.Sum(time));
        """;

    /// <summary>The name on line 5, from column 19 on, is not there.</summary>
    internal const string UnknownDim = """
        using NamedTorch;
        using static NamedTorch.Torch;
        Dim batch = "batch", time = "time";
        var x = Zeros(batch[8], time[128]);
        Console.WriteLine(x.Sum("tiem"));
        """;

    internal const string Names = """
        using NamedTorch;
        using static NamedTorch.Torch;
        Dim batch = "batch", query = "query", key = "key";
        var scores = Zeros(batch[8], query[128]);
        var mask = Zeros(batch[8], key[128]);
        Console.WriteLine(scores + mask);
        """;

    internal const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            {0}
          </ItemGroup>
        </Project>
        """;

    /// <summary>A project that references the library beside the tests.</summary>
    internal static string ProjectOnTheLibrary { get; } = ProjectWith($"""<Reference Include="{AppContext.BaseDirectory}Named*.dll" Exclude="{AppContext.BaseDirectory}NamedTorch.Analyzers*.dll" />""");

    internal static string ProjectWith(string items) => Project.Replace("{0}", items, StringComparison.Ordinal);
}

namespace NamedTorch.Analyzers.Cli.Tests.Loading;

/// <summary>These start the SDK's MSBuild, about two seconds each.</summary>
public sealed class ProjectLoaderTests
{
    [Fact]
    public void CleanProject_ExitsWith0AlsoAfterABuild()
    {
        using var command = new Command().With("p.csproj", Programs.ProjectOnTheLibrary).With("a.cs", """
            using System.Text.RegularExpressions;
            using NamedTorch;
            static partial class C
            {
                [GeneratedRegex("a+")] private static partial Regex As();
                static Tensor Twice(Tensor x) => As().IsMatch("") ? x.Relu() : x + x;
            }
            """);
        Assert.Equal(0, command.Check("p.csproj").Exit);
        Assert.Equal(0, command.Check("").Exit);
    }

    [Fact]
    public void SyntaxError_IsReportedAtItsPlace()
    {
        using var command = new Command().With("p.csproj", Programs.ProjectOnTheLibrary).With("a.cs", "class C\n{\n    int x = ;\n}\n");
        var (exit, output) = command.Check("p.csproj");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:3:13: error CS1525", output);
    }

    [Theory]
    [InlineData("<Project><A></Project>", "error MSB4025")]
    [InlineData("""<Project Sdk="No.Such.Sdk" />""", "error MSB")]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>nonsense</TargetFramework></PropertyGroup></Project>""", "error ")]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><Import Project="gone.props" /></Project>""", "error MSB4019")]
    [InlineData("", "error MSB")]
    public void BrokenProject_IsReported(string text, string expected)
    {
        using var command = new Command().With("p.csproj", text).With("a.cs", "class C;");
        var (exit, output) = command.Check("p.csproj");
        Assert.Equal(1, exit);
        Assert.Contains(expected, output);
        Assert.Contains("p.csproj", output);
    }

    [Fact]
    public void MissingSource_IsReported()
    {
        using var command = new Command().With("p.csproj", Programs.ProjectWith("""<Compile Include="gone.cs" />""")).With("a.cs", "class C;");
        var (exit, output) = command.Check("p.csproj");
        Assert.Equal(1, exit);
        Assert.Contains("gone.cs: error CS2001", output);
    }

    [Fact]
    public void ReferencedProjectThatIsNotBuilt_IsReadFromItsSources()
    {
        using var command = new Command().With("lib/lib.csproj", Programs.ProjectOnTheLibrary).With("lib/b.cs", "public static class B { public static int One => 1; }")
            .With("app/app.csproj", Programs.ProjectWith("""<ProjectReference Include="../lib/lib.csproj" />""")).With("app/a.cs", "class A { int x = B.One; }");
        Assert.Equal(0, command.Check("app").Exit);
        Assert.Empty(Directory.GetFiles(Path.Combine(command.Folder, "lib"), "*.dll", SearchOption.AllDirectories));
    }

    [Fact]
    public void FolderOfProjects_IsCheckedProjectByProject()
    {
        using var command = new Command().With("one/one.csproj", Programs.ProjectWith("")).With("one/a.cs", "class C { int x = ; }")
            .With("two/two.csproj", Programs.ProjectWith("")).With("two/b.cs", "class C { int x = ; }");
        var (exit, output) = command.Check("");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:1:19", output);
        Assert.Contains("b.cs:1:19", output);
        Assert.DoesNotContain("CS0101", output);
    }

    [Fact]
    public void EveryFramework_IsChecked()
    {
        using var command = new Command().With("p.csproj", Programs.ProjectWith("").Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>14</LangVersion><ImplicitUsings>disable</ImplicitUsings>", StringComparison.Ordinal))
            .With("a.cs", "class C\n{\n#if NETSTANDARD\n    int x = ;\n#else\n    string y = ;\n#endif\n}\n");
        var (exit, output) = command.Check("p.csproj");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:4:13: error", output);
        Assert.Contains("a.cs:6:16: error", output);
    }
}

namespace NamedTorch.Analyzers.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("check", "--frobnicate", "x.cs")]
    [InlineData("check", "no/such/file.cs")]
    [InlineData("check", "no/such/project.csproj")]
    [InlineData("learn", "x.cs")]
    public void SenselessCommandLine_ExitsWith2(params string[] arguments)
    {
        var (exit, output) = Command.Run(arguments);
        Assert.Equal(2, exit);
        Assert.NotEqual("", output);
    }

    [Fact]
    public void Help_ExitsWith0AndNamesTheOptions()
    {
        var (exit, output) = Command.Run("check", "--help");
        Assert.Equal(0, exit);
        Assert.All(["--explain", "--types", "--sarif", "PATH"], option => Assert.Contains(option, output));
    }

    [Fact]
    public void LogThatCannotBeWritten_ExitsWith2()
    {
        using var command = new Command().With("a.cs", Programs.Clean);
        Assert.Equal(2, command.Check("a.cs", "--sarif", Path.Combine(command.Folder, "no", "such", "log.sarif")).Exit);
    }
}

namespace NamedTorch.Analyzers.Cli.Tests.Loading;

public sealed class LooseFilesTests
{
    [Fact]
    public void CleanFile_ExitsWith0()
    {
        using var command = new Command().With("a.cs", Programs.Clean);
        var (exit, output) = command.Check("a.cs");
        Assert.Equal((0, "2 files, 0 errors, 0 warnings"), (exit, output.Trim()));
    }

    [Fact]
    public void SyntaxError_IsReportedAtItsPlace()
    {
        using var command = new Command().With("a.cs", "var x = 1;\nvar y = ;\n");
        var (exit, output) = command.Check("a.cs");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:2:9: error CS1525", output);
    }

    [Fact]
    public void CSharp14_IsRead()
    {
        using var command = new Command().With("a.cs", """
            using NamedTorch;
            static class Own { extension(Tensor x) { public Tensor Twice => x + x; } }
            class C { public int P { get => field; set => field = value; } Tensor F(Tensor t) => t.Twice.Relu(); }
            """);
        Assert.Equal(0, command.Check("a.cs").Exit);
    }

    [Fact]
    public void Folder_IsReadToItsDepthsButNotWhatBuildsWrite()
    {
        using var command = new Command().With("a.cs", "class A;").With("deep/er/b.cs", "class B : A { oops }").With("obj/c.cs", "class {").With("bin/d.cs", "class {").With(".x/e.cs", "class {");
        var (exit, output) = command.Check("");
        Assert.Equal(1, exit);
        Assert.Contains("b.cs:1:", output);
        Assert.DoesNotContain("c.cs", output);
        Assert.DoesNotContain("d.cs", output);
        Assert.DoesNotContain("e.cs", output);
    }

    [Fact]
    public void Programs_OfOneFolderStandApart()
    {
        using var command = new Command().With("a.cs", "int x = Shared.One; Console.WriteLine(x);").With("b.cs", "int x = Shared.One; Console.WriteLine(x);").With("shared.cs", "static class Shared { public const int One = 1; }");
        Assert.Equal(0, command.Check("").Exit);
    }

    [Fact]
    public void FileBasedApp_MayHaveItsDirectives()
    {
        using var command = new Command().With("a.cs", "#:property PublishAot=false\n" + Programs.Clean);
        Assert.Equal(0, command.Check("a.cs").Exit);
    }

    [Fact]
    public void FolderWithoutCode_AndForeignFiles_AreErrors()
    {
        using var command = new Command().With("text/a.txt", "hello");
        Assert.Equal(1, command.Check("text").Exit);
        Assert.Equal(1, command.Check("text/a.txt").Exit);
    }
}

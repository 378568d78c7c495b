using System.Xml.Linq;

namespace NamedTorch.Architecture;

/// <summary>Every operation is documented, tabled and, but for written reasons, legible to the checker.</summary>
public sealed class OperationTests
{
    /// <summary>A truth, a norm over several tensors and an update in place: tests of their own.</summary>
    static readonly string[] GiveNoTensor = ["AdamUpdate", "AllEqual", "JointNorm", "SgdUpdate"];

    [Fact]
    public void Table_IsFresh()
    {
        string file = Path.Combine(Repository.Root, "docs/ops.md"), actual = OperationTable.Text();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == actual, "docs/ops.md is stale: UPDATE_DOCS=1 dotnet test tests/Architecture.Tests writes it.");
    }

    [Fact]
    public void EveryOperation_IsCalledOnSomething() =>
        Assert.Equal(GiveNoTensor, OperationTable.Operations.Where(static op => !new OperationProbe(op).Runs).Select(static op => op.Name));

    [Fact]
    public void EveryOperation_IsDocumented()
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "NamedTorch.Ops.xml")).Descendants("member")
            .Where(static m => m.Element("summary") is not null || m.Element("inheritdoc") is not null).Select(static m => (string)m.Attribute("name")!).ToHashSet();
        Assert.Empty(OperationTable.Operations.Select(static op => "T:" + op.FullName).Except(documented));
    }
}

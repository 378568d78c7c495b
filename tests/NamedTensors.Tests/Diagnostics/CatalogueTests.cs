using System.Text;
using NamedTorch.Diagnostics;
using Xunit;

namespace NamedTorch.Tests.Diagnostics;

public sealed class CatalogueTests
{
    static readonly Dictionary<string, string> samples = """
        left: query
        right: key
        left_dim: time
        right_dim: source
        dim: time
        owner: key
        other: query
        operand: x
        nearest: model
        dims: (batch, model)
        names: (time, time)
        position: 1
        target: source
        expected: 3
        rank: 2
        last: 1
        taken: model
        wanted: (time, batch)
        left_rank: 2
        right_rank: 3
        name: head-dim
        limit: 64
        count: 2
        list: (.., time, ..)
        left_type: (batch 8, out 1)
        right_type: (batch 8)
        left_size: 128
        right_size: 64
        size: 6
        sizes: (2, 2)
        product: 4
        from: 6
        to: 8
        type: (batch 8, time 128)
        kernel: 5
        padding: 0
        dilation: 1
        needed: 5
        formula: h-k
        value: -1
        index: 7
        argument: stride
        contract: batch seq
        clause: position 1 of 'x' is 'time', not 'seq'
        text: a ,
        column: 3
        problem: a dim is expected, at ','
        member: Forward
        inherited: batch time
        dtype: Int64
        left_dtype: Float16
        right_dtype: BFloat16
        left_device: cpu
        right_device: cuda:0
        device: cuda:1
        local: Train
        method: Train
        shared: time
        field: Batch
        declaring: Dims
        saved: 0
        current: 1
        result: (batch, time)
        target_type: (batch 8)
        result_type: (batch 9)
        target_dtype: Float16
        result_dtype: Float32
        file: model.safetensors
        length: 100
        feature: dtype C64
        tensor: head.weight
        surplus: head.bias
        offset: 17
        entry: head.weigth
        missing: head.bias
        entry_name: head.weight
        found: (out 2)
        module: Net
        """.Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public static TheoryData<DiagnosticId> Ids => [.. Enum.GetValues<DiagnosticId>()];

    static string PathOf(string relative)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NamedTorch.sln"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, relative);
    }

    // The values of one message, and those of the fix that no message has: as the operations give them.
    static Conflict Sample(CatalogueRow row, string message)
    {
        var others = row.Messages.SelectMany(CatalogueRow.Placeholders);
        var names = CatalogueRow.Placeholders(message).Concat(CatalogueRow.Placeholders(row.Fix).Except(others));
        return new(row.Id, "Op", [.. names.Distinct().Select(p => (p, (object?)samples[p]))]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryId_HasARowAndAHelpPage(DiagnosticId id)
    {
        var row = Catalogue.Row(id);
        string[] page = File.ReadAllLines(PathOf($"docs/rules/{id}.md"));
        Assert.Equal($"# {id}: {row.Title}", page[0]);
        Assert.All(row.Messages, message => Assert.Contains(message, page));
        Assert.Contains("```csharp", page);
        Assert.Contains(page, line => line.StartsWith("Why it matters: "));
    }

    [Fact]
    public void EveryHelpPage_HasAnId()
    {
        var pages = Directory.GetFiles(PathOf("docs/rules"), "NT*.md").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(Enum.GetNames<DiagnosticId>().Order(), pages);
        Assert.Equal(Enum.GetValues<DiagnosticId>(), Catalogue.Rows.Select(row => row.Id));
    }

    [Fact]
    public void EveryMessage_ReadsAsRecorded()
    {
        var text = new StringBuilder();
        foreach (var row in Catalogue.Rows)
            foreach (string message in row.Messages)
            {
                var conflict = Sample(row, message);
                string expected = conflict.Values.Aggregate(message, (t, v) => t.Replace("{" + v.Name + "}", v.Value!.ToString()));
                Assert.Equal(expected, conflict.Reason);
                text.Append(conflict.Headline).Append('\n');
                Assert.DoesNotContain("{", conflict.Message);
                if (conflict.Fix.Length > 0) text.Append("    ").Append(conflict.Fix).Append('\n');
            }
        string recorded = PathOf("tests/NamedTensors.Tests/Diagnostics/messages.txt");
        Assert.Equal(File.ReadAllText(recorded), text.ToString());
    }

    [Theory]
    [InlineData(typeof(NameMismatchException), 1001)]
    [InlineData(typeof(MisalignedNamesException), 1002)]
    [InlineData(typeof(UnknownDimException), 1003, 1017)]
    [InlineData(typeof(DuplicateNamesException), 1004, 1014)]
    [InlineData(typeof(RefineException), 1005)]
    [InlineData(typeof(AlignException), 1006)]
    [InlineData(typeof(ContractionException), 1007)]
    [InlineData(typeof(RenameException), 1008)]
    [InlineData(typeof(FlattenException), 1009)]
    [InlineData(typeof(CatException), 1010)]
    [InlineData(typeof(InvalidNameException), 1011, 1012, 5001)]
    [InlineData(typeof(DimIndexException), 1013)]
    [InlineData(typeof(NameCountException), 1015, 1016)]
    [InlineData(typeof(SizeMismatchException), 2001, 2002)]
    [InlineData(typeof(ShapeException), 2003, 2004, 2005, 2007)]
    [InlineData(typeof(TensorIndexException), 2006)]
    [InlineData(typeof(ContractException), 3001, 3002, 3003, 3004)]
    [InlineData(typeof(DTypeException), 4101, 4103)]
    [InlineData(typeof(DeviceException), 4102)]
    [InlineData(typeof(AutogradException), 6001, 6002, 6003, 6004, 6006)]
    [InlineData(typeof(IntoException), 6005)]
    [InlineData(typeof(TensorFormatException), 7001, 7002, 7003, 7004, 7005, 7006)]
    [InlineData(typeof(StateException), 8001, 8002)]
    public void AConflict_BecomesTheExceptionOfItsFamily(Type exception, params int[] ids) => Assert.All(ids, id =>
    {
        var thrown = new Conflict((DiagnosticId)id, "Op", ("reason", "because.")).ToException();
        Assert.IsType(exception, thrown);
        Assert.Equal((DiagnosticId)id, thrown.Id);
        Assert.StartsWith($"NT{id} Op: because.", thrown.Message);
    });

    [Theory]
    [InlineData(DiagnosticId.NT1101)]
    [InlineData(DiagnosticId.NT4001)]
    [InlineData(DiagnosticId.NT9002)]
    public void WhatOnlyTheCheckerReports_IsNeverThrown(DiagnosticId id) =>
        Assert.Throws<ArgumentException>(() => new Conflict(id, "Op").ToException());

    [Fact]
    public void TheFirstLine_StandsAloneAndOperandsAreListed()
    {
        var conflict = new Conflict(DiagnosticId.NT2001, "Dot", ("dim", "time"), ("left", "query"), ("right", "key"), ("left_size", 128), ("right_size", 64))
            .With("query", Types.Type("batch 8, time 128, embed 64")).With("key", Types.Type("batch 8, time 64, embed 64"));
        Assert.Equal(
            "NT2001 Dot: dim 'time' has size 128 in 'query' and 64 in 'key'.\n" +
            "  query (batch 8, time 128, embed 64)\n" +
            "  key   (batch 8, time 64, embed 64)\n" +
            "One name, one size. If these are different axes, rename one: key.Rename(\"time\", ...).", conflict.Message);
        Assert.Equal("NT2001 Mul: dim 'time' has size 128 in 'query' and 64 in 'key'.", conflict.In("Mul").Headline);
    }

    [Fact]
    public void ReasonAndFix_ReplaceTheRowsTexts()
    {
        var conflict = new Conflict(DiagnosticId.NT2007, "Conv2d", ("reason", "stride is 0."), ("fix", "Use 1."));
        Assert.Equal("NT2007 Conv2d: stride is 0.\nUse 1.", conflict.Message);
    }
}

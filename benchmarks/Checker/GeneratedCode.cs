using System.Text;

namespace NamedTorch.Benchmarks.Checker;

/// <summary>Source files for the checker to read: the same text for the same numbers, of the kind that people write, correct and varied.</summary>
static class GeneratedCode
{
    const int LinesPerFile = 250;

    const string Dims = """
        using NamedTorch;
        namespace Generated;
        public static class Dims
        {
            public static readonly Dim Batch = new(), Query = new(), Key = new(), Model = new(), Heads = new(), HeadDim = new(), Hidden = new(), Vocab = new();
        }
        """;

    /// <summary>What every checker has to report.</summary>
    internal const string Wrong = """
        using NamedTorch;
        using static NamedTorch.Torch;
        static class Wrong { static Tensor Sum() => Zeros(new Dim("a")[2]) + Zeros(new Dim("b")[2]); }
        """;

    /// <summary>Modules, functions and training loops, about so many thousand lines.</summary>
    internal static IReadOnlyList<string> Tensors(int thousands) => [Dims, .. Files(thousands, "using NamedTorch;\nusing static NamedTorch.Torch;\nusing static Generated.Dims;\n", [TensorParts.Attention, TensorParts.Statistics, TensorParts.Training, TensorParts.Block])];

    /// <summary>As much code that never heard of tensors.</summary>
    internal static IReadOnlyList<string> Plain(int thousands) => Files(thousands, "using System.Text;\n", [PlainParts.Orders, PlainParts.Parser, PlainParts.Cache]);

    /// <summary>One method of so many lines, with branches and loops, in which every value depends on ones before it.</summary>
    internal static IReadOnlyList<string> OneMethod(int lines)
    {
        var text = new StringBuilder("using NamedTorch;\nusing static NamedTorch.Torch;\nusing static Generated.Dims;\nnamespace Generated;\npublic static class Long\n{\n    public static Tensor Run(int steps)\n    {\n        Tensor x0 = Randn(Batch[8], Model[64]), w0 = Randn(Model[64]);\n");
        int last = 0;
        for (int line = 0; line < lines - 12;)
        {
            int before = last / 2;
            if (line % 40 == 30)
            {
                text.Append($"        for (int i = 0; i < steps; i++)\n        {{\n            if (i % 2 == 0) x{last} = (x{last} + w0).Relu();\n            else x{last} = x{last} * w0;\n        }}\n");
                line += 5;
                continue;
            }
            text.Append((line % 4) switch
            {
                0 => $"        var x{last + 1} = (x{last} + x{before}).Tanh();\n",
                1 => $"        var x{last + 1} = x{last} - x{before}.Mean(Model, keepDim: true);\n",
                2 => $"        var x{last + 1} = x{last} * w0 + x{before} / {line + 1}f;\n",
                _ => $"        var x{last + 1} = x{last}.Softmax(Model).AlignAs(x{before});\n",
            });
            last++;
            line++;
        }
        return [Dims, text.Append($"        return x{last};\n    }}\n}}\n").ToString()];
    }

    internal static int Lines(IEnumerable<string> files) => files.Sum(static f => f.AsSpan().Count('\n'));

    static IReadOnlyList<string> Files(int thousands, string usings, Func<int, string>[] parts)
    {
        var files = new List<string>();
        for (int lines = 0, part = 0; lines < thousands * 1000;)
        {
            var text = new StringBuilder(usings).Append("namespace Generated;\n");
            for (int inFile = 0; inFile < LinesPerFile; part++)
            {
                string next = parts[part % parts.Length](part) + "\n";
                text.Append(next);
                inFile += next.AsSpan().Count('\n');
            }
            files.Add(text.ToString());
            lines += files[^1].AsSpan().Count('\n');
        }
        return files;
    }
}

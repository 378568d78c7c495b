using System.Globalization;
using System.Text.RegularExpressions;

namespace NamedTorch.Tests.Ptx;

/// <summary>A kernel read from its text: every opcode must be known, and every register of a type that it takes.</summary>
sealed partial class PtxProgram
{
    static readonly string[] Specials = ["%tid.x", "%tid.y", "%ctaid.x", "%ctaid.y", "%ctaid.z"];

    readonly Dictionary<string, int> places = [];
    readonly List<string> types = [];
    readonly Dictionary<string, int> labels = [];
    readonly List<(PtxInstruction Branch, string Label)> jumps = [];

    internal PtxProgram(string text)
    {
        foreach (string special in Specials) Declare(special, "s32");
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim().TrimEnd(',', ';');
            if (line.StartsWith(".reg ", StringComparison.Ordinal)) Registers(line);
            else if (line.StartsWith(".shared", StringComparison.Ordinal)) SharedArray(line);
            else if (line.StartsWith(".param", StringComparison.Ordinal)) Parameters.Add((line.Split(' ')[1].Split('.')[1], line.Split(' ')[2]));
            else if (line.EndsWith(':')) labels[line.TrimEnd(':')] = Code.Count;
            else if (line.Length > 0 && line[0] is not ('.' or '{' or '}' or ')')) Code.Add(Decode(new(number, raw), line));
        }
        foreach (var (branch, label) in jumps) branch.Goal = labels.TryGetValue(label, out int goal) ? goal : throw branch.Fault($"there is no label {label}.");
    }

    internal List<PtxInstruction> Code { get; } = [];

    internal List<(string Type, string Name)> Parameters { get; } = [];

    /// <summary>Values that places have from the beginning: constants, and where shared arrays are.</summary>
    internal List<(int Place, ulong Bits)> Constants { get; } = [];

    internal int SharedBytes { get; private set; }

    internal int Places => types.Count;

    internal int Place(string register) => places[register];

    void Registers(string line)
    {
        string[] words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (string name in words[2..])
            if (name.Split('<', '>') is [var prefix, var count, ..])
                for (int i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++) Declare($"{prefix}{i}", words[1][1..]);
            else Declare(name, words[1][1..]);
    }

    void SharedArray(string line)
    {
        string[] words = line.Split(' ')[^1].Split('[', ']');
        Constants.Add((Declare(words[0], "s32"), (ulong)SharedBytes));
        SharedBytes += int.Parse(words[1], CultureInfo.InvariantCulture) + 15 & ~15;
    }

    int Declare(string name, string type)
    {
        types.Add(type);
        return places[name] = types.Count - 1;
    }

    PtxInstruction Decode(PtxInstruction i, string line)
    {
        if (line[0] == '@')
        {
            string guard = line[1..line.IndexOf(' ')];
            (i.Guard, i.Wanted) = (Operand(i, guard.TrimStart('!'), "pred"), guard[0] == '!' ? 0UL : 1);
            line = line[(line.IndexOf(' ') + 1)..];
        }
        string opcode = line.Split(' ')[0];
        string[] operands = [.. Braces().Split(line[opcode.Length..]).Select(static o => o.Trim()).Where(static o => o.Length > 0)];
        string[] parts = opcode.Split('.');
        switch (parts[0])
        {
            case "ret": i.Kind = PtxKind.Return; break;
            case "bra":
                i.Kind = PtxKind.Branch;
                jumps.Add((i, operands[0]));
                break;
            case "bar" when opcode == "bar.sync": i.Kind = PtxKind.Barrier; break;
            case "ld" when parts[1] == "param":
                // A parameter is a place that the launch fills.
                (i.Kind, i.Opcode) = (PtxKind.Compute, new([parts[2], parts[2]], static (a, _, _) => a));
                i.Target = Operand(i, operands[0], parts[2]);
                i.A = places.TryGetValue(operands[1], out int known) ? known : Declare(operands[1], parts[2]);
                break;
            case "ld" or "st" when parts is [_, "global" or "shared", .., var type]:
                i.Kind = parts[0] == "ld" ? PtxKind.Load : PtxKind.Store;
                (i.Bytes, i.IsSigned, i.IsShared) = (int.Parse(type[1..], CultureInfo.InvariantCulture) / 8, type[0] == 's', parts[1] == "shared");
                string wide = i.Bytes < 4 && type != "b16" ? "s32" : type;
                (string value, string address) = i.Kind == PtxKind.Load ? (operands[0], operands[1]) : (operands[1], operands[0]);
                i.A = Operand(i, address.Trim('[', ']'), i.IsShared ? "s32" : "s64");
                i.Alignment = i.Bytes;
                if (parts.Length == 4)
                {
                    i.Vector = Vector(i, value, wide, parts[2] switch { "v2" => 2, "v4" => 4, _ => throw i.Fault($"there is no instruction {opcode}.") });
                    i.Alignment = i.Bytes * i.Vector.Length;
                    if (i.Alignment > 16) throw i.Fault("a vector has at most 16 bytes.");
                }
                else if (i.Kind == PtxKind.Load) i.Target = Operand(i, value, wide);
                else i.B = Operand(i, value, wide);
                break;
            case "cp" when parts[1] == "async": Copies(i, opcode, operands); break;
            case "ldmatrix":
            case "mma": Matrices(i, opcode, operands); break;
            default:
                i.Opcode = PtxOpcode.All.GetValueOrDefault(opcode) ?? throw i.Fault($"there is no instruction {opcode}.");
                if (operands.Length != i.Opcode.Types.Length) throw i.Fault($"{opcode} has {i.Opcode.Types.Length} operands.");
                i.Target = Operand(i, operands[0], i.Opcode.Types[0]);
                i.A = Operand(i, operands[1], i.Opcode.Types[1]);
                if (operands.Length > 2) i.B = Operand(i, operands[2], i.Opcode.Types[2]);
                if (operands.Length > 3) i.C = Operand(i, operands[3], i.Opcode.Types[3]);
                break;
        }
        return i;
    }

    void Copies(PtxInstruction i, string opcode, string[] operands)
    {
        switch (opcode)
        {
            case "cp.async.commit_group": i.Kind = PtxKind.Commit; return;
            case "cp.async.wait_group": (i.Kind, i.Pending) = (PtxKind.Wait, int.Parse(operands[0], CultureInfo.InvariantCulture)); return;
        }
        (i.Kind, i.Bytes) = (PtxKind.Copy, int.Parse(operands[2], CultureInfo.InvariantCulture));
        i.Alignment = i.Bytes;
        bool isKnown = opcode switch
        {
            "cp.async.cg.shared.global" => i.Bytes == 16,
            "cp.async.ca.shared.global" => i.Bytes is 4 or 8 or 16,
            _ => false,
        };
        if (!isKnown) throw i.Fault($"there is no instruction {opcode} of {i.Bytes} bytes.");
        (i.A, i.B) = (Operand(i, operands[0].Trim('[', ']'), "s32"), Operand(i, operands[1].Trim('[', ']'), "s64"));
        if (operands.Length > 3) i.C = Operand(i, operands[3], "s32");
    }

    void Matrices(PtxInstruction i, string opcode, string[] operands)
    {
        if (LoadOfMatrices().Match(opcode) is { Success: true } load)
        {
            (i.Kind, i.Bytes, i.Alignment, i.IsTransposed) = (PtxKind.Matrices, 2, 16, load.Groups[2].Length > 0);
            i.Vector = Vector(i, operands[0], "b32", int.Parse(load.Groups[1].Value, CultureInfo.InvariantCulture));
            i.A = Operand(i, operands[1].Trim('[', ']'), "s32");
            return;
        }
        if (ProductOfMatrices().Match(opcode) is not { Success: true } product || product.Groups[1].Value != (product.Groups[2].Value == "tf32" ? "8" : "16")) throw i.Fault($"there is no instruction {opcode}.");
        (i.Kind, i.Unit) = (PtxKind.Multiply, product.Groups[2].Value);
        (i.Vector, i.Left, i.Right) = (Vector(i, operands[0], "f32", 4), Vector(i, operands[1], "b32", 4), Vector(i, operands[2], "b32", 2));
        if (operands[3] != operands[0]) throw i.Fault("the sums are read and written in one place.");
    }

    int[] Vector(PtxInstruction i, string text, string type, int count)
    {
        string[] names = text.Trim('{', '}').Split(',');
        return names.Length == count ? [.. names.Select(n => Operand(i, n.Trim(), type))] : throw i.Fault($"{text} is not {count} registers.");
    }

    int Operand(PtxInstruction i, string text, string type)
    {
        if (places.TryGetValue(text, out int place))
            return Agree(types[place], type) ? place : throw i.Fault($"{text} is {types[place]}, where {type} is wanted.");
        ulong bits = text.StartsWith("0f", StringComparison.Ordinal) && type == "f32" ? uint.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : text.StartsWith("0d", StringComparison.Ordinal) && type == "f64" ? ulong.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : long.TryParse(text, CultureInfo.InvariantCulture, out long whole) && type[0] != 'f' ? type.EndsWith("64", StringComparison.Ordinal) ? (ulong)whole : (uint)whole
            : throw i.Fault($"{text} is no {type}.");
        string name = $"{type} {text}";
        if (places.TryGetValue(name, out place)) return place;
        place = Declare(name, type);
        Constants.Add((place, bits));
        return place;
    }

    [GeneratedRegex(@",(?![^{]*\})")]
    private static partial Regex Braces();

    [GeneratedRegex(@"^ldmatrix\.sync\.aligned\.m8n8\.x([124])(\.trans)?\.shared\.b16$")]
    private static partial Regex LoadOfMatrices();

    [GeneratedRegex(@"^mma\.sync\.aligned\.m16n8k(8|16)\.row\.col\.f32\.(tf32|f16|bf16)\.\2\.f32$")]
    private static partial Regex ProductOfMatrices();

    // Integers of one width are one; b takes anything of its width.
    static bool Agree(string has, string wanted) =>
        has == wanted || has[^2..] == wanted[^2..] && has != "pred" && wanted != "pred" && (has[0] == 'b' || wanted[0] == 'b' || has[0] != 'f' && wanted[0] != 'f');
}

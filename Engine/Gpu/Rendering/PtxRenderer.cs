using System.Globalization;
using System.Text;

namespace NamedTorch.Gpu;

/// <summary>
/// A kernel as PTX for sm_80 and later. Rounding is spelled out in every instruction, so that nothing is contracted; denormals are kept.
/// </summary>
sealed class PtxRenderer
{
    readonly StringBuilder text = new();
    readonly PtxScratch scratch = new();
    int labels;

    internal static string Render(Kernel kernel)
    {
        Verifier.Check(kernel);
        var renderer = new PtxRenderer();
        renderer.Parameters(kernel);
        renderer.Block(kernel.Body);
        renderer.Line("ret;");
        return renderer.Head(kernel) + renderer.text + "}\n";
    }

    string Head(Kernel kernel)
    {
        var head = new StringBuilder(".version 7.0\n.target sm_80\n.address_size 64\n\n");
        var parameters = kernel.Parameters.Select((p, i) => $"    .param .{(p is NumberParameter { Register: var r } ? PtxTypes.Name(r.Type) : "u64")} {kernel.Name}_{i}");
        head.Append(CultureInfo.InvariantCulture, $".visible .entry {kernel.Name}(\n{string.Join(",\n", parameters)}\n)\n.reqntid {kernel.Width}, {kernel.Height}, 1\n{{\n");
        foreach (var array in kernel.Shared) head.Append(CultureInfo.InvariantCulture, $"    .shared .align 16 .b8 {array.Name}[{array.Length * array.Element.ByteSize}];\n");
        foreach (var group in kernel.Registers.GroupBy(static r => r.Type))
            foreach (var row in group.Chunk(16)) head.Append(CultureInfo.InvariantCulture, $"    .reg .{PtxTypes.Name(group.Key)} {string.Join(", ", row.Select(static r => "%" + r))};\n");
        foreach (string declaration in scratch.Declarations) head.Append("    ").Append(declaration).Append('\n');
        return head.ToString();
    }

    void Parameters(Kernel kernel)
    {
        for (int i = 0; i < kernel.Parameters.Count; i++)
            if (kernel.Parameters[i] is BufferParameter { Array: var array })
            {
                scratch.Address(array);
                Line($"ld.param.u64 %a_{array.Name}, [{kernel.Name}_{i}];");
                Line($"cvta.to.global.u64 %a_{array.Name}, %a_{array.Name};");
            }
            else if (kernel.Parameters[i] is NumberParameter { Register: var register }) Line($"ld.param.{PtxTypes.Name(register.Type)} %{register}, [{kernel.Name}_{i}];");
        foreach (var array in kernel.Shared)
        {
            scratch.Address(array);
            Line($"mov.u32 %a_{array.Name}, {array.Name};");
        }
    }

    void Block(IReadOnlyList<Instruction> block)
    {
        foreach (var instruction in block) Step(instruction);
    }

    void Step(Instruction instruction)
    {
        switch (instruction)
        {
            case Load i: Access(i); break;
            case Store i: Access(i); break;
            case LoadVector i: Access(i); break;
            case StoreVector i: Access(i); break;
            case LoadMatrices i:
                Line($"ldmatrix.sync.aligned.m8n8.x{i.Targets.Count}{(i.IsTransposed ? ".trans" : "")}.shared.b16 {PtxTypes.Vector(i.Targets)}, {Place(i.Array, i.Index)};");
                break;
            case AsyncCopy i:
                // 16 bytes pass the first cache by.
                Line($"cp.async.{(i.Bytes == 16 ? "cg" : "ca")}.shared.global {Place(i.Target, i.At)}, {Place(i.Source, i.From)}, {i.Bytes}{(i.Valid is { } valid ? $", %{valid}" : "")};");
                break;
            case Barrier: Line("bar.sync 0;"); break;
            case Choose i:
                scratch.Address(i.Target);
                Line($"mov.u64 %a_{i.Target.Name}, %a_{i.From[0].Name};");
                string isIt = scratch.New(ScalarType.Predicate);
                for (int a = 1; a < i.From.Count; a++)
                {
                    Line($"setp.eq.s32 {isIt}, %{i.Number}, {a};");
                    Line($"selp.b64 %a_{i.Target.Name}, %a_{i.From[a].Name}, %a_{i.Target.Name}, {isIt};");
                }
                break;
            case Loop i: For(i); break;
            case While i:
                var (again, done) = (Label(), Label());
                Mark(again);
                Block(i.Condition);
                Line($"@!%{i.Holds} bra {done};");
                Block(i.Body);
                Line($"bra {again};");
                Mark(done);
                break;
            case If i:
                string past = Label();
                Line($"@!%{i.Mask} bra {past};");
                Block(i.Body);
                Mark(past);
                break;
            default:
                foreach (string line in PtxInstructions.Of(instruction, scratch)) Line(line);
                break;
        }
    }

    void For(Loop i)
    {
        var (again, done) = (Label(), Label());
        string type = PtxTypes.Name(i.Counter.Type), mask = scratch.New(ScalarType.Predicate);
        Line($"mov.{type} %{i.Counter}, %{i.From};");
        Mark(again);
        Line($"setp.ge.{type} {mask}, %{i.Counter}, %{i.End};");
        Line($"@{mask} bra {done};");
        Block(i.Body);
        Line($"add.{type} %{i.Counter}, %{i.Counter}, %{i.Step};");
        Line($"bra {again};");
        Mark(done);
    }

    void Access(Load i)
    {
        var (target, guard) = ("%" + i.Target, i.Guard is { } g ? $"@%{g} " : "");
        if (guard.Length > 0) Line($"mov.{PtxTypes.Name(i.Target.Type)} {target}, {PtxTypes.Zero(i.Target.Type)};");
        string place = Place(i.Array, i.Index), space = Space(i.Array);
        switch (i.Array.Element)
        {
            case DType.Float16:
                string half = scratch.Half();
                if (guard.Length > 0) Line($"mov.b16 {half}, 0;");
                Line($"{guard}ld.{space}.b16 {half}, {place};");
                Line($"cvt.f32.f16 {target}, {half};");
                break;
            case DType.BFloat16:
                // The upper half of a float32.
                string bits = scratch.New(ScalarType.Int32);
                if (guard.Length > 0) Line($"mov.s32 {bits}, 0;");
                Line($"{guard}ld.{space}.u16 {bits}, {place};");
                Line($"shl.b32 {bits}, {bits}, 16;");
                Line($"mov.b32 {target}, {bits};");
                break;
            default: Line($"{guard}ld.{space}.{PtxTypes.Memory(i.Array.Element)} {target}, {place};"); break;
        }
    }

    void Access(Store i)
    {
        string guard = i.Guard is { } g ? $"@%{g} " : "", source = "%" + i.Source, type = PtxTypes.Memory(i.Array.Element);
        if (i.Array.Element is DType.Float16 or DType.BFloat16)
        {
            (source, type) = (scratch.Half(), "b16");
            Line($"cvt.rn.{(i.Array.Element == DType.Float16 ? "f16" : "bf16")}.f32 {source}, %{i.Source};");
        }
        Line($"{guard}st.{Space(i.Array)}.{type} {Place(i.Array, i.Index)}, {source};");
    }

    void Access(LoadVector i)
    {
        string guard = i.Guard is { } g ? $"@%{g} " : "", load = $"{guard}ld.{Space(i.Array)}.v{i.Targets.Count}", place = Place(i.Array, i.Index);
        switch (i.Array.Element)
        {
            case DType.Float16:
                string[] halves = [.. i.Targets.Select(_ => scratch.Half())];
                if (guard.Length > 0) foreach (string half in halves) Line($"mov.b16 {half}, 0;");
                Line($"{load}.b16 {{{string.Join(", ", halves)}}}, {place};");
                for (int v = 0; v < halves.Length; v++) Line($"cvt.f32.f16 %{i.Targets[v]}, {halves[v]};");
                break;
            case DType.BFloat16:
                string[] bits = [.. i.Targets.Select(_ => scratch.New(ScalarType.Int32))];
                if (guard.Length > 0) foreach (string word in bits) Line($"mov.s32 {word}, 0;");
                Line($"{load}.u16 {{{string.Join(", ", bits)}}}, {place};");
                for (int v = 0; v < bits.Length; v++)
                {
                    Line($"shl.b32 {bits[v]}, {bits[v]}, 16;");
                    Line($"mov.b32 %{i.Targets[v]}, {bits[v]};");
                }
                break;
            default:
                if (guard.Length > 0) foreach (var target in i.Targets) Line($"mov.{PtxTypes.Name(target.Type)} %{target}, {PtxTypes.Zero(target.Type)};");
                Line($"{load}.{PtxTypes.Memory(i.Array.Element)} {PtxTypes.Vector(i.Targets)}, {place};");
                break;
        }
    }

    void Access(StoreVector i)
    {
        string type = PtxTypes.Memory(i.Array.Element), sources = PtxTypes.Vector(i.Sources);
        if (i.Array.Element is DType.Float16 or DType.BFloat16)
        {
            string[] halves = [.. i.Sources.Select(_ => scratch.Half())];
            for (int v = 0; v < halves.Length; v++) Line($"cvt.rn.{(i.Array.Element == DType.Float16 ? "f16" : "bf16")}.f32 {halves[v]}, %{i.Sources[v]};");
            (type, sources) = ("b16", $"{{{string.Join(", ", halves)}}}");
        }
        Line($"{(i.Guard is { } g ? $"@%{g} " : "")}st.{Space(i.Array)}.v{i.Sources.Count}.{type} {Place(i.Array, i.Index)}, {sources};");
    }

    string Place(MemoryArray array, Register index)
    {
        int size = array.Element.ByteSize;
        if (array.Space == AddressSpace.Shared)
        {
            string near = scratch.New(ScalarType.Int32);
            Line($"mad.lo.s32 {near}, %{index}, {size}, %a_{array.Name};");
            return $"[{near}]";
        }
        string far = scratch.New(ScalarType.Int64);
        Line(index.Type == ScalarType.Int32 ? $"mul.wide.s32 {far}, %{index}, {size};" : $"mul.lo.s64 {far}, %{index}, {size};");
        Line($"add.s64 {far}, {far}, %a_{array.Name};");
        return $"[{far}]";
    }

    static string Space(MemoryArray array) => array.Space == AddressSpace.Shared ? "shared" : "global";

    string Label() => $"$L{labels++}";

    void Mark(string label) => text.Append(label).Append(":\n");

    void Line(string line) => text.Append("    ").Append(line).Append('\n');
}

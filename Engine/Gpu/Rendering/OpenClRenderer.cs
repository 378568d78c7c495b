using System.Globalization;
using System.Text;

namespace NamedTorch.Gpu;

/// <summary>
/// A kernel as OpenCL C 1.2. Every register is a local variable of the same name; what OpenCL leaves open (NaN in minimum and maximum,
/// contraction, conversions out of range) is pinned by the prelude.
/// </summary>
sealed class OpenClRenderer
{
    readonly StringBuilder text = new();
    int depth = 1;

    internal static string Render(Kernel kernel)
    {
        Verifier.Check(kernel);
        var renderer = new OpenClRenderer();
        renderer.Head(kernel);
        renderer.Block(kernel.Body);
        return OpenClPrelude.For(kernel.NeedsDouble) + renderer.text.Append("}\n");
    }

    void Head(Kernel kernel)
    {
        var parameters = kernel.Parameters.Select(static p => p switch
        {
            BufferParameter { Array: var a } => $"__global {(a.IsWritten ? "" : "const ")}{OpenClTypes.Element(a.Element)}* {a.Name}",
            NumberParameter { Register: var r } => $"{OpenClTypes.Register(r.Type)} {r}",
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), p, "no parameter"),
        });
        text.Append(CultureInfo.InvariantCulture, $"__kernel __attribute__((reqd_work_group_size({kernel.Width}, {kernel.Height}, 1)))\nvoid {kernel.Name}({string.Join(", ", parameters)})\n{{\n");
        foreach (var array in kernel.Shared) Line($"__local {OpenClTypes.Element(array.Element)} {array.Name}[{array.Length}];");
        var given = kernel.Parameters.OfType<NumberParameter>().Select(static p => p.Register).ToHashSet();
        foreach (var group in kernel.Registers.Where(r => !given.Contains(r)).GroupBy(static r => r.Type))
            foreach (var row in group.Chunk(16)) Line($"{OpenClTypes.Register(group.Key)} {string.Join(", ", row)};");
    }

    void Block(IReadOnlyList<Instruction> block)
    {
        foreach (var instruction in block) Step(instruction);
    }

    void Step(Instruction instruction)
    {
        switch (instruction)
        {
            case Choose i:
                string one = string.Concat(i.From.Skip(1).Select((a, n) => $"{i.Number} == {n + 1} ? {a.Name} : "));
                Line($"__global {(i.Target.IsWritten ? "" : "const ")}{OpenClTypes.Element(i.Target.Element)}* {i.Target.Name} = {one}{i.From[0].Name};");
                break;
            case Barrier: Line("barrier(CLK_LOCAL_MEM_FENCE);"); break;
            case Store i: Line($"{(i.Guard is { } g ? $"if ({g}) " : "")}{OpenClTypes.Store(i.Array, i.Index, i.Source)};"); break;
            case Loop i:
                Line($"for ({i.Counter} = {i.From}; {i.Counter} < {i.End}; {i.Counter} += {i.Step}) {{");
                Inner(i.Body);
                break;
            case While i:
                Line("for (;;) {");
                depth++;
                Block(i.Condition);
                Line($"if (!{i.Holds}) break;");
                Block(i.Body);
                depth--;
                Line("}");
                break;
            case If i:
                Line($"if ({i.Mask}) {{");
                Inner(i.Body);
                break;
            case LoadVector i: Line(OpenClTypes.Load(i)); break;
            case StoreVector i: Line($"{(i.Guard is { } isMeant ? $"if ({isMeant}) " : "")}{OpenClTypes.Store(i)}"); break;
            default: Line($"{Flow.Target(instruction)} = {Expression(instruction)};"); break;
        }
    }

    void Inner(IReadOnlyList<Instruction> body)
    {
        depth++;
        Block(body);
        depth--;
        Line("}");
    }

    static string Expression(Instruction instruction) => instruction switch
    {
        Constant i => OpenClTypes.Literal(i),
        ReadPosition i => i.Position switch
        {
            Position.ThreadX => "(int)get_local_id(0)",
            Position.ThreadY => "(int)get_local_id(1)",
            Position.GroupX => "(int)get_group_id(0)",
            Position.GroupY => "(int)get_group_id(1)",
            _ => "(int)get_group_id(2)",
        },
        Unary i => Operation(i),
        Binary i => Operation(i),
        MultiplyAdd i => $"fma({i.A}, {i.B}, {i.C})",
        Compare i => $"{i.A} {i.Comparison switch { Comparison.Less => "<", Comparison.LessOrEqual => "<=", _ => "==" }} {i.B}",
        Select i => $"{i.Mask} ? {i.Then} : {i.Otherwise}",
        Move i => i.Source.ToString(),
        Convert i => i.Source.Type.IsFloat() && i.Target.Type.IsInteger() ? $"convert_{OpenClTypes.Register(i.Target.Type)}_sat_rtz({i.Source})" : $"({OpenClTypes.Register(i.Target.Type)}){i.Source}",
        Reinterpret i => $"as_{OpenClTypes.Register(i.Target.Type)}({i.Source})",
        Load i => i.Guard is { } guard ? $"{guard} ? {OpenClTypes.Load(i.Array, i.Index)} : 0" : OpenClTypes.Load(i.Array, i.Index),
        _ => throw new NotSupportedException($"{instruction.GetType().Name} has no form in OpenCL C."),
    };

    static string Operation(Unary i) => i.Operator switch
    {
        UnaryOperator.Negate => i.A.Type.IsInteger() ? $"{OpenClTypes.Signed(i.A.Type)}(0 - {OpenClTypes.Unsigned(i.A.Type)}({i.A}))" : $"-{i.A}",
        UnaryOperator.Absolute => i.A.Type.IsFloat() ? $"fabs({i.A})" : $"{OpenClTypes.Signed(i.A.Type)}(abs({i.A}))",
        UnaryOperator.Not => $"!{i.A}",
        UnaryOperator.SquareRoot => $"sqrt({i.A})",
        UnaryOperator.Floor => $"floor({i.A})",
        UnaryOperator.Truncate => $"trunc({i.A})",
        _ => $"rint({i.A})",
    };

    static string Operation(Binary i)
    {
        string type = OpenClTypes.Register(i.A.Type);
        return i.Operator switch
        {
            // Through unsigned, where overflow wraps.
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.ShiftLeft when i.A.Type.IsInteger() =>
                $"{OpenClTypes.Signed(i.A.Type)}({OpenClTypes.Unsigned(i.A.Type)}({i.A}) {Sign(i.Operator)} {OpenClTypes.Unsigned(i.A.Type)}({i.B}))",
            BinaryOperator.ShiftRightUnsigned => $"{OpenClTypes.Signed(i.A.Type)}({OpenClTypes.Unsigned(i.A.Type)}({i.A}) >> {i.B})",
            BinaryOperator.MultiplyHighUnsigned => $"{OpenClTypes.Signed(i.A.Type)}(mul_hi({OpenClTypes.Unsigned(i.A.Type)}({i.A}), {OpenClTypes.Unsigned(i.A.Type)}({i.B})))",
            BinaryOperator.Minimum => i.A.Type.IsFloat() ? $"nt_min_{type}({i.A}, {i.B})" : $"min({i.A}, {i.B})",
            BinaryOperator.Maximum => i.A.Type.IsFloat() ? $"nt_max_{type}({i.A}, {i.B})" : $"max({i.A}, {i.B})",
            _ => $"{i.A} {Sign(i.Operator)} {i.B}",
        };
    }

    static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.Xor => "^",
        BinaryOperator.ShiftLeft => "<<",
        _ => ">>",
    };

    void Line(string line) => text.Append(' ', 4 * depth).Append(line).Append('\n');
}

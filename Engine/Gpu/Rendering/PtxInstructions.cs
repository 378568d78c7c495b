namespace NamedTorch.Gpu;

/// <summary>The straight-line instructions of a kernel in PTX.</summary>
static class PtxInstructions
{
    internal static IEnumerable<string> Of(Instruction instruction, PtxScratch scratch) => instruction switch
    {
        Constant i => [$"mov.{PtxTypes.Name(i.Target.Type)} %{i.Target}, {PtxTypes.Number(i.Target.Type, i.Real, i.Whole)};"],
        ReadPosition i => [$"mov.u32 %{i.Target}, {Place(i.Position)};"],
        Unary i => [$"{Word(i)} %{i.Target}, %{i.A};"],
        Binary i => Of(i, scratch),
        MultiplyAdd i => [$"fma.rn.{PtxTypes.Name(i.Target.Type)} %{i.Target}, %{i.A}, %{i.B}, %{i.C};"],
        Compare i => [$"setp.{(i.Comparison switch { Comparison.Less => "lt", Comparison.LessOrEqual => "le", _ => "eq" })}.{PtxTypes.Name(i.A.Type)} %{i.Target}, %{i.A}, %{i.B};"],
        Select { Target.Type: ScalarType.Predicate } i => OfPredicates(i, scratch),
        Select i => [$"selp.{PtxTypes.Bits(i.Target.Type)} %{i.Target}, %{i.Then}, %{i.Otherwise}, %{i.Mask};"],
        Move i => [$"mov.{PtxTypes.Name(i.Target.Type)} %{i.Target}, %{i.Source};"],
        Convert i => [$"{Word(i)} %{i.Target}, %{i.Source};"],
        Reinterpret i => [$"mov.{PtxTypes.Bits(i.Target.Type)} %{i.Target}, %{i.Source};"],
        CommitCopies => ["cp.async.commit_group;"],
        WaitForCopies i => [$"cp.async.wait_group {i.Pending};"],
        RoundToTf32 i => [$"cvt.rna.tf32.f32 %{i.Target}, %{i.Source};"],
        MatrixMultiply i => [$"mma.sync.aligned.m16n8k{i.Unit.Depth()}.row.col.f32.{Word(i.Unit)}.{Word(i.Unit)}.f32 {PtxTypes.Vector(i.Sums)}, {PtxTypes.Vector(i.A)}, {PtxTypes.Vector(i.B)}, {PtxTypes.Vector(i.Sums)};"],
        _ => throw new NotSupportedException($"{instruction.GetType().Name} has no form in PTX."),
    };

    static IEnumerable<string> Of(Binary i, PtxScratch scratch)
    {
        string type = PtxTypes.Name(i.A.Type), operands = $"%{i.A}, %{i.B};";
        if (i.A.Type == ScalarType.Float64 && i.Operator is BinaryOperator.Minimum or BinaryOperator.Maximum)
        {
            // float64 has no form that lets NaN through.
            string isNaN = scratch.New(ScalarType.Predicate), sum = scratch.New(ScalarType.Float64), chosen = scratch.New(ScalarType.Float64);
            return [$"setp.nan.f64 {isNaN}, {operands}", $"add.rn.f64 {sum}, {operands}", $"{(i.Operator == BinaryOperator.Minimum ? "min" : "max")}.f64 {chosen}, {operands}",
                $"selp.b64 %{i.Target}, {sum}, {chosen}, {isNaN};"];
        }
        if (i.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned && i.A.Type == ScalarType.Int64)
        {
            // A shift's amount has 32 bits.
            string amount = scratch.New(ScalarType.Int32);
            return [$"cvt.u32.u64 {amount}, %{i.B};", $"{Word(i, type)} %{i.Target}, %{i.A}, {amount};"];
        }
        return [$"{Word(i, type)} %{i.Target}, {operands}"];
    }

    // m ∧ a ∨ ¬m ∧ b.
    static IEnumerable<string> OfPredicates(Select i, PtxScratch scratch)
    {
        string then = scratch.New(ScalarType.Predicate), otherwise = scratch.New(ScalarType.Predicate);
        return [$"and.pred {then}, %{i.Mask}, %{i.Then};", $"not.pred {otherwise}, %{i.Mask};", $"and.pred {otherwise}, {otherwise}, %{i.Otherwise};", $"or.pred %{i.Target}, {then}, {otherwise};"];
    }

    static string Word(Unary i)
    {
        string type = PtxTypes.Name(i.A.Type);
        return i.Operator switch
        {
            UnaryOperator.Negate => $"neg.{type}",
            UnaryOperator.Absolute => $"abs.{type}",
            UnaryOperator.Not => "not.pred",
            UnaryOperator.SquareRoot => $"sqrt.rn.{type}",
            UnaryOperator.Floor => $"cvt.rmi.{type}.{type}",
            UnaryOperator.Truncate => $"cvt.rzi.{type}.{type}",
            _ => $"cvt.rni.{type}.{type}",
        };
    }

    static string Word(Binary i, string type)
    {
        bool isFloat = i.A.Type.IsFloat();
        string rounded = isFloat ? ".rn" : "";
        return i.Operator switch
        {
            BinaryOperator.Add => $"add{rounded}.{type}",
            BinaryOperator.Subtract => $"sub{rounded}.{type}",
            BinaryOperator.Multiply => isFloat ? $"mul.rn.{type}" : $"mul.lo.{type}",
            BinaryOperator.Divide => $"div{rounded}.{type}",
            BinaryOperator.Remainder => $"rem.{type}",
            BinaryOperator.Minimum => isFloat ? $"min.NaN.{type}" : $"min.{type}",
            BinaryOperator.Maximum => isFloat ? $"max.NaN.{type}" : $"max.{type}",
            BinaryOperator.And => $"and.{PtxTypes.Bits(i.A.Type)}",
            BinaryOperator.Or => $"or.{PtxTypes.Bits(i.A.Type)}",
            BinaryOperator.Xor => $"xor.{PtxTypes.Bits(i.A.Type)}",
            BinaryOperator.ShiftLeft => $"shl.{PtxTypes.Bits(i.A.Type)}",
            BinaryOperator.ShiftRight => $"shr.{type}",
            BinaryOperator.ShiftRightUnsigned => $"shr.{Unsigned(i.A.Type)}",
            _ => $"mul.hi.{Unsigned(i.A.Type)}",
        };
    }

    static string Word(Convert i) => (i.Source.Type, i.Target.Type) switch
    {
        (ScalarType.Int64, ScalarType.Int32) => "cvt.u32.u64",
        (ScalarType.Int32, ScalarType.Int64) => "cvt.s64.s32",
        (ScalarType.Float32, ScalarType.Float64) => "cvt.f64.f32",
        ({ } from, { } to) when from.IsFloat() && to.IsInteger() => $"cvt.rzi.{PtxTypes.Name(to)}.{PtxTypes.Name(from)}",
        ({ } from, { } to) => $"cvt.rn.{PtxTypes.Name(to)}.{PtxTypes.Name(from)}",
    };

    static string Word(MatrixUnit unit) => unit switch
    {
        MatrixUnit.Tf32 => "tf32",
        MatrixUnit.Float16 => "f16",
        _ => "bf16",
    };

    static string Unsigned(ScalarType type) => type == ScalarType.Int32 ? "u32" : "u64";

    static string Place(Position position) => position switch
    {
        Position.ThreadX => "%tid.x",
        Position.ThreadY => "%tid.y",
        Position.GroupX => "%ctaid.x",
        Position.GroupY => "%ctaid.y",
        _ => "%ctaid.z",
    };
}

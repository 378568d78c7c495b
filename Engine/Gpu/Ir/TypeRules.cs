namespace NamedTorch.Gpu;

/// <summary>Which types an instruction's registers may have.</summary>
static class TypeRules
{
    internal static void Check(Instruction instruction, Action<bool, string> require)
    {
        switch (instruction)
        {
            case Constant i:
                require(i.Target.Type != ScalarType.Predicate, "a predicate has no constants.");
                require(i.Target.Type != ScalarType.Int32 || i.Whole == (int)i.Whole, $"{i.Whole} does not fit int32.");
                break;
            case ReadPosition i: require(i.Target.Type == ScalarType.Int32, "a position is int32."); break;
            case Unary i:
                require(i.Target.Type == i.A.Type, "the result has the operand's type.");
                require(Takes(i.Operator, i.A.Type), $"{i.Operator} does not take {i.A.Type}.");
                break;
            case Binary i:
                require(i.Target.Type == i.A.Type && i.A.Type == i.B.Type, $"operands and result have one type, not {i.A.Type} and {i.B.Type}.");
                require(Takes(i.Operator, i.A.Type), $"{i.Operator} does not take {i.A.Type}.");
                break;
            case MultiplyAdd i: require(i.Target.Type.IsFloat() && i.A.Type == i.Target.Type && i.B.Type == i.Target.Type && i.C.Type == i.Target.Type, "a fused step takes floats of one type."); break;
            case Compare i:
                require(i.Target.Type == ScalarType.Predicate, "a comparison makes a predicate.");
                require(i.A.Type == i.B.Type && i.A.Type != ScalarType.Predicate, "numbers of one type are compared.");
                break;
            case Select i: require(i.Mask.Type == ScalarType.Predicate && i.Then.Type == i.Otherwise.Type && i.Target.Type == i.Then.Type, "a predicate chooses between two of one type."); break;
            case Move i: require(i.Target.Type == i.Source.Type, "a move keeps the type."); break;
            case Convert i: require(i.Target.Type != ScalarType.Predicate && i.Source.Type != ScalarType.Predicate, "predicates are selected and compared, not converted."); break;
            case Reinterpret i: require(AreOneWidth(i.Target.Type, i.Source.Type), "bits are read as another type of the same width."); break;
            case Load i:
                require(i.Target.Type == i.Array.Element.Register(), $"an element of '{i.Array.Name}' is loaded as {i.Array.Element.Register()}.");
                require(i.Guard is null or { Type: ScalarType.Predicate }, "a guard is a predicate.");
                break;
            case Store i:
                require(i.Source.Type == i.Array.Element.Register(), $"an element of '{i.Array.Name}' is stored from {i.Array.Element.Register()}.");
                require(i.Guard is null or { Type: ScalarType.Predicate }, "a guard is a predicate.");
                break;
            case LoadVector i: CheckVector(i.Array, i.Targets, i.Guard, require); break;
            case StoreVector i: CheckVector(i.Array, i.Sources, i.Guard, require); break;
            case Choose i:
                require(i.Number.Type == ScalarType.Int32, "buffers are numbered in int32.");
                require(i.From.All(a => a.Space == AddressSpace.Global && a.Element == i.Target.Element && a.IsWritten == i.Target.IsWritten), "buffers of one kind are chosen from.");
                break;
            case AsyncCopy or LoadMatrices or MatrixMultiply or RoundToTf32 or WaitForCopies: MatrixRules.Check(instruction, require); break;
            case Loop i: require(i.Counter.Type.IsInteger() && i.From.Type == i.Counter.Type && i.End.Type == i.Counter.Type && i.Step.Type == i.Counter.Type, "a loop counts in integers of one type."); break;
            case If i: require(i.Mask.Type == ScalarType.Predicate, "a predicate decides."); break;
        }
    }

    static void CheckVector(MemoryArray array, IReadOnlyList<Register> registers, Register? guard, Action<bool, string> require)
    {
        var type = array.Element.Register();
        require(registers.Count is 2 or 4 && registers.Count * array.Element.ByteSize <= 16, "a vector has 2 or 4 elements and at most 16 bytes.");
        require(guard is null or { Type: ScalarType.Predicate }, "a guard is a predicate.");
        require(registers.All(r => r.Type == type), $"an element of '{array.Name}' is loaded to and stored from {type}.");
    }

    static bool Takes(UnaryOperator op, ScalarType type) => op switch
    {
        UnaryOperator.Not => type == ScalarType.Predicate,
        UnaryOperator.Negate or UnaryOperator.Absolute => type != ScalarType.Predicate,
        _ => type.IsFloat(),
    };

    static bool Takes(BinaryOperator op, ScalarType type) => op switch
    {
        BinaryOperator.And or BinaryOperator.Or => type.IsInteger() || type == ScalarType.Predicate,
        BinaryOperator.Xor or BinaryOperator.Remainder or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned or BinaryOperator.MultiplyHighUnsigned => type.IsInteger(),
        _ => type != ScalarType.Predicate,
    };

    static bool AreOneWidth(ScalarType a, ScalarType b) => (a, b) is (ScalarType.Int32, ScalarType.Float32) or (ScalarType.Float32, ScalarType.Int32) or (ScalarType.Int64, ScalarType.Float64) or (ScalarType.Float64, ScalarType.Int64);
}

namespace NamedTorch.Gpu;

/// <summary>Which registers an instruction touches itself, its inner blocks aside.</summary>
static class Flow
{
    internal static IReadOnlyList<Register> Writes(Instruction instruction) => instruction switch
    {
        LoadVector i => i.Targets,
        LoadMatrices i => i.Targets,
        MatrixMultiply i => i.Sums,
        _ => Target(instruction) is { } one ? [one] : [],
    };

    /// <summary>What an instruction with one result writes.</summary>
    internal static Register? Target(Instruction instruction) => instruction switch
    {
        Constant i => i.Target,
        ReadPosition i => i.Target,
        Unary i => i.Target,
        Binary i => i.Target,
        MultiplyAdd i => i.Target,
        Compare i => i.Target,
        Select i => i.Target,
        Move i => i.Target,
        Convert i => i.Target,
        Reinterpret i => i.Target,
        Load i => i.Target,
        RoundToTf32 i => i.Target,
        _ => null,
    };

    internal static IEnumerable<Register> Reads(Instruction instruction) => instruction switch
    {
        Unary i => [i.A],
        Binary i => [i.A, i.B],
        MultiplyAdd i => [i.A, i.B, i.C],
        Compare i => [i.A, i.B],
        Select i => [i.Mask, i.Then, i.Otherwise],
        Move i => [i.Source],
        Convert i => [i.Source],
        Reinterpret i => [i.Source],
        Load i => i.Guard is { } guard ? [i.Index, guard] : [i.Index],
        Store i => i.Guard is { } guard ? [i.Index, i.Source, guard] : [i.Index, i.Source],
        LoadVector i => i.Guard is { } guard ? [i.Index, guard] : [i.Index],
        StoreVector i => i.Guard is { } guard ? [i.Index, .. i.Sources, guard] : [i.Index, .. i.Sources],
        AsyncCopy i => i.Valid is { } valid ? [i.At, i.From, valid] : [i.At, i.From],
        LoadMatrices i => [i.Index],
        MatrixMultiply i => [.. i.Sums, .. i.A, .. i.B],
        RoundToTf32 i => [i.Source],
        Choose i => [i.Number],
        Loop i => [i.From, i.End, i.Step],
        If i => [i.Mask],
        _ => [],
    };

    /// <summary>The instructions with those of inner blocks, in the order of the text.</summary>
    internal static IEnumerable<Instruction> All(IEnumerable<Instruction> block) => block.SelectMany(static i => (IEnumerable<Instruction>)(i switch
    {
        Loop loop => [loop, .. All(loop.Body)],
        While loop => [loop, .. All(loop.Condition), .. All(loop.Body)],
        If branch => [branch, .. All(branch.Body)],
        _ => [i],
    }));

    /// <summary>The instruction in one line, for messages.</summary>
    internal static string Text(Instruction instruction)
    {
        string target = Writes(instruction) is { Count: > 0 } written ? string.Join(" ", written) + " = " : "";
        string what = instruction switch
        {
            Unary i => i.Operator.ToString(),
            Binary i => i.Operator.ToString(),
            Compare i => i.Comparison.ToString(),
            ReadPosition i => i.Position.ToString(),
            Constant i => i.Target.Type.IsFloat() ? $"{i.Real}" : $"{i.Whole}",
            Load i => $"Load {i.Array.Name}",
            Store i => $"Store {i.Array.Name}",
            LoadVector i => $"LoadVector {i.Array.Name}",
            StoreVector i => $"StoreVector {i.Array.Name}",
            Choose i => $"Choose {i.Target.Name}",
            AsyncCopy i => $"AsyncCopy {i.Target.Name} {i.Source.Name}",
            LoadMatrices i => $"LoadMatrices {i.Array.Name}",
            MatrixMultiply i => $"MatrixMultiply {i.Unit}",
            _ => instruction.GetType().Name,
        };
        return target + string.Join(" ", [what, .. Reads(instruction).Select(static r => r.ToString())]);
    }
}

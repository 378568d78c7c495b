namespace NamedTorch.Gpu;

/// <summary>Which registers an instruction touches itself, its inner blocks aside.</summary>
static class Flow
{
    internal static Register? Writes(Instruction instruction) => instruction switch
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
        Loop i => [i.From, i.End, i.Step],
        If i => [i.Mask],
        _ => [],
    };

    /// <summary>The instruction in one line, for messages.</summary>
    internal static string Text(Instruction instruction)
    {
        string target = Writes(instruction) is { } t ? $"{t} = " : "";
        string what = instruction switch
        {
            Unary i => i.Operator.ToString(),
            Binary i => i.Operator.ToString(),
            Compare i => i.Comparison.ToString(),
            ReadPosition i => i.Position.ToString(),
            Constant i => i.Target.Type.IsFloat() ? $"{i.Real}" : $"{i.Whole}",
            Load i => $"Load {i.Array.Name}",
            Store i => $"Store {i.Array.Name}",
            _ => instruction.GetType().Name,
        };
        return target + string.Join(" ", [what, .. Reads(instruction).Select(static r => r.ToString())]);
    }
}

namespace NamedTorch.Cpu;

/// <summary>What a pair of elements adds to a sum over their rows, with the numbers of the row as fields.</summary>
interface IRowTerm2<V>
{
    /// <summary>sum + f(x, y).</summary>
    V Add(V sum, V x, V y);
}

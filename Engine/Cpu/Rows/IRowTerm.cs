namespace NamedTorch.Cpu;

/// <summary>What an element adds to a sum over its row, with the numbers of the row as fields.</summary>
interface IRowTerm<V>
{
    /// <summary>sum + f(x).</summary>
    V Add(V sum, V x);
}

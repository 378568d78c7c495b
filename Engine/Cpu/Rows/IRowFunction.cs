namespace NamedTorch.Cpu;

/// <summary>A formula of one element, with the numbers of its row as fields.</summary>
interface IRowFunction<V>
{
    V Run(V x);
}

namespace NamedTorch.Cpu;

/// <summary>A formula of two elements, with the numbers of its row as fields.</summary>
interface IRowFunction2<V>
{
    V Run(V x, V y);
}

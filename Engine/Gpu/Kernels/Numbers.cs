namespace NamedTorch.Gpu;

/// <summary>The numbers of a formula's call as parameters of its kernel.</summary>
static class Numbers
{
    internal static Value[] Declare(KernelBuilder k, Formula formula, ScalarType type) => [.. formula.Parameters.Select(p => k.Number(p.TypeIn(type)))];
}

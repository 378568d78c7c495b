namespace NamedTorch.Gpu;

/// <summary>The operation that a formula's struct belongs to, for messages and for the names of kernels.</summary>
static class OperationName
{
    /// <summary>UnaryBody&lt;Gelu&gt; is Gelu's, Sum.Fold is Sum's.</summary>
    internal static string Of(Type formula) =>
        formula is { IsGenericType: true, DeclaringType: null } ? Of(formula.GetGenericArguments()[0])
        : formula.DeclaringType is { } outer ? Of(outer) : formula.Name.Split('`')[0];

    /// <summary>Operations in one kernel: "Add_Gelu", the last alone where there are many.</summary>
    internal static string Join(string before, string last) => before.Length + last.Length <= 48 ? before + last : "chain_" + last;
}

using System.Reflection;

namespace NamedTorch.Agreement;

/// <summary>The public operations a program may call: all that carry a signature and whose parameters can be written down.</summary>
static class Members
{
    // What reads or writes elsewhere, or changes its operands, is no subject of inference.
    static readonly HashSet<string> LeftOut = ["op_Implicit", "WithGrad", "Empty", "EmptyLike", "NewEmpty"];

    static readonly HashSet<string> Extensions =
        [.. typeof(Torch).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(static t => t.GetMethods()).Select(static m => m.Name)];

    internal static MethodInfo[] Callable { get; } =
        [.. new[] { typeof(Torch), typeof(F) }.SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static m => m.ReturnType == typeof(Tensor) && !m.IsGenericMethod && !m.IsSpecialName && !LeftOut.Contains(m.Name) && m.IsDefined(typeof(SignatureAttribute)))
            .Where(static m => m.GetParameters().All(static p => p.IsOptional || CanWrite(p.ParameterType)))
            .OrderBy(static m => m.ToString(), StringComparer.Ordinal)];

    internal static string SignatureOf(MethodInfo member) => member.GetCustomAttribute<SignatureAttribute>()!.Text;

    /// <summary>Whether a member may stand behind its first tensor.</summary>
    internal static bool IsExtension(MethodInfo member) =>
        member.DeclaringType == typeof(Torch) && Extensions.Contains(member.Name) && member.GetParameters() is [{ Name: "x" } first, ..] && first.ParameterType == typeof(Tensor);

    internal static bool IsParams(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.GetCustomAttributesData().Any(static a => a.AttributeType.Name == "ParamCollectionAttribute");

    static bool CanWrite(Type type) => type == typeof(Tensor) || type == typeof(DimRef) || type == typeof(Dim) || type == typeof(Axis) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(bool) || type.IsEnum || type == typeof(PerDim) || type == typeof(Padding) || ElementOf(type) is { } element && CanWrite(element);

    /// <summary>The element of a list parameter, or null.</summary>
    internal static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var g && (g == typeof(ReadOnlySpan<>) || g == typeof(IReadOnlyList<>)) ? type.GetGenericArguments()[0] : null;
}

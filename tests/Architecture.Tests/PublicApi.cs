using System.Reflection;
using System.Runtime.CompilerServices;

namespace NamedTorch.Architecture;

/// <summary>What an assembly shows the world, a line per type and member.</summary>
static class PublicApi
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string[] Lines(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Where(static t => !t.FullName!.Contains('<')).SelectMany(static t => Members(t).Prepend(Name(t))).Distinct().Order(StringComparer.Ordinal)];

    // An operation's formulas are its family's interface, listed there; the type itself and its members on Torch are what it adds.
    static IEnumerable<string> Members(Type type) =>
        type.IsValueType && typeof(Core.IOperation).IsAssignableFrom(type) ? [] : type.GetMembers(Declared).Where(static m => !m.Name.Contains('<') && m.GetCustomAttribute<CompilerGeneratedAttribute>() is null && m is not Type).Select(m => Line(type, m)).OfType<string>();

    static string? Line(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo c when IsVisible(c) => $"{Name(type)}.new({Parameters(c)})",
        MethodInfo m when IsVisible(m) && !IsAccessor(m) => $"{Name(type)}.{m.Name}{Generics(m)}({Parameters(m)}) -> {Name(m.ReturnType)}",
        PropertyInfo p when p.GetAccessors(true).Any(IsVisible) =>
            $"{Name(type)}.{p.Name}{(p.GetMethod is { } g && IsVisible(g) ? " get" : "")}{(p.SetMethod is { } s && IsVisible(s) ? " set" : "")} -> {Name(p.PropertyType)}",
        FieldInfo f when f.IsPublic || f.IsFamily => $"{Name(type)}.{f.Name} -> {Name(f.FieldType)}",
        _ => null,
    };

    static bool IsVisible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    static bool IsAccessor(MethodInfo m) => m.IsSpecialName && (m.Name.StartsWith("get_", StringComparison.Ordinal) || m.Name.StartsWith("set_", StringComparison.Ordinal));

    static string Generics(MethodInfo m) => m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(static a => a.Name))}>" : "";

    static string Parameters(MethodBase m) => string.Join(", ", m.GetParameters().Select(static p =>
        $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")}{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = …" : "")}"));

    static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        string name = (type.DeclaringType is { } outer ? Name(outer) + "." : type.Namespace is "System" or null ? "" : type.Namespace + ".") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}

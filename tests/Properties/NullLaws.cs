using System.Reflection;
using System.Runtime.CompilerServices;

namespace NamedTorch.Properties;

/// <summary>Null where a reference is demanded: an error that says so, never a crash inside.</summary>
public sealed class NullLaws
{
    static readonly NullabilityInfoContext Nullability = new();

    // What the reflection finds but a user does not call: compiled extension shells, results' constructors, the engine's own seams.
    static readonly Dictionary<string, MethodBase> Declared = typeof(Torch).Assembly.GetExportedTypes().Where(static t => t.Namespace == "NamedTorch" && char.IsLetter(t.Name[0]) && !t.Name.EndsWith("Result", StringComparison.Ordinal) && t != typeof(ValuesWithIndices))
        .Append(typeof(Tensor))
        .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Cast<MethodBase>().Concat(t.GetConstructors()))
        .Where(static m => !m.ContainsGenericParameters && (m.IsStatic || m.DeclaringType == typeof(Tensor) || m is ConstructorInfo && !m.DeclaringType!.IsAbstract) && IsCallable(m))
        .DistinctBy(static m => m.DeclaringType!.Name + "." + m).ToDictionary(static m => m.DeclaringType!.Name + "." + m);

    public static TheoryData<string> Members => [.. Declared.Keys];

    static bool IsCallable(MethodBase member) =>
        member.GetParameters() is var parameters && Enumerable.Range(0, parameters.Length).Any(n => IsDemanded(member, parameters[n]))
        && !parameters.Any(static p => p.ParameterType == typeof(TensorType) || p.ParameterType.Namespace == "NamedTorch.Core" && p.ParameterType.IsClass) && Plain(parameters) is not null;

    // A receiver is not swept: null before a dot is C#'s own NullReferenceException.
    static bool IsDemanded(MethodBase member, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsValueType || type.IsByRef || parameter.IsOptional || parameter.Position == 0 && IsReceiver(member)) return false;
        lock (Nullability) return Nullability.Create(parameter).WriteState == NullabilityState.NotNull;
    }

    static bool IsReceiver(MethodBase member) =>
        member.IsDefined(typeof(ExtensionAttribute), false) || member.DeclaringType == typeof(Torch) && member.Name.StartsWith("get_", StringComparison.Ordinal);

    [Fact]
    public void Sweep_IsNotEmpty() => Assert.True(Declared.Count > 200, $"only {Declared.Count} members are swept");

    [Theory]
    [MemberData(nameof(Members))]
    public void Null_IsRefusedByName(string name)
    {
        var member = Declared[name];
        var parameters = member.GetParameters();
        object? receiver = member.IsStatic || member is ConstructorInfo ? null : Torch.Ones([new Dim("A")[2]]);
        Assert.Multiple([.. parameters.Where(p => IsDemanded(member, p)).Select(p => (Action)(() =>
        {
            object?[] arguments = Plain(parameters)!;
            arguments[p.Position] = null;
            var thrown = Assert.Throws<TargetInvocationException>(() => _ = member is ConstructorInfo constructor ? constructor.Invoke(arguments) : member.Invoke(receiver, arguments));
            Assert.True(thrown.InnerException is ArgumentException or TensorTypeException, $"null for '{p.Name}': {thrown.InnerException}");
        }))]);
    }

    static object?[]? Plain(ParameterInfo[] parameters)
    {
        var values = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].ParameterType;
            if (parameters[i].HasDefaultValue) values[i] = parameters[i].DefaultValue is { } v && type.IsEnum ? Enum.ToObject(type, v) : parameters[i].DefaultValue;
            else if (type == typeof(Tensor)) values[i] = Torch.Ones([new Dim("A")[2]]);
            else if (type == typeof(Dim)) values[i] = new Dim("A");
            else if (type == typeof(DimRef)) values[i] = (DimRef)"A";
            else if (type == typeof(Axis)) values[i] = new Dim("B")[2];
            else if (type == typeof(string)) values[i] = "A";
            else if (type == typeof(int)) values[i] = 1;
            else if (type == typeof(long)) values[i] = 1L;
            else if (type == typeof(double)) values[i] = 1.0;
            else if (type == typeof(float)) values[i] = 1f;
            else if (type == typeof(bool)) values[i] = false;
            else if (type == typeof(DimRef[])) values[i] = new DimRef[] { "A" };
            else if (type == typeof(Axis[])) values[i] = new[] { new Dim("B")[2] };
            else if (type == typeof(Tensor[]) || type == typeof(IReadOnlyList<Tensor>) || type == typeof(IEnumerable<Tensor>)) values[i] = new[] { Torch.Ones([new Dim("A")[2]]) };
            else if (type.IsValueType && !type.IsByRefLike) values[i] = Activator.CreateInstance(type);
            else if (type.IsByRefLike) return null;
            else values[i] = null;
        }
        return values;
    }
}

using System.Reflection;

namespace NamedTorch.Properties;

/// <summary>Null where a reference is demanded: an error that says so, never a crash inside.</summary>
public sealed class NullLaws
{
    static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> Members => [.. Declared.Keys];

    static readonly Dictionary<string, MethodBase> Declared = typeof(Torch).Assembly.GetExportedTypes().Where(static t => t.Namespace == "NamedTorch" && !typeof(Delegate).IsAssignableFrom(t) && !t.ContainsGenericParameters)
        .Concat([typeof(Tensor)])
        .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Cast<MethodBase>().Concat(t.GetConstructors()))
        .Where(static m => !m.ContainsGenericParameters && !m.DeclaringType!.IsAbstract | m.IsStatic && m.GetParameters().Any(IsDemanded))
        .DistinctBy(static m => m.DeclaringType!.Name + "." + m).ToDictionary(static m => m.DeclaringType!.Name + "." + m);

    static bool IsDemanded(ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsValueType || parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike || parameter.IsOptional) return false;
        lock (Nullability) return Nullability.Create(parameter).WriteState == NullabilityState.NotNull;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Null_IsRefusedByName(string name)
    {
        var member = Declared[name];
        var parameters = member.GetParameters();
        object? receiver = member.IsStatic || member is ConstructorInfo ? null : member.DeclaringType == typeof(Tensor) ? Torch.Ones([new Dim("A")[2]]) : null;
        if (!member.IsStatic && member is MethodInfo && receiver is null) return;
        for (int n = 0; n < parameters.Length; n++)
        {
            if (!IsDemanded(parameters[n])) continue;
            object?[]? arguments = Plain(parameters);
            if (arguments is null) return;
            arguments[n] = null;
            try
            {
                if (member is ConstructorInfo constructor) constructor.Invoke(arguments);
                else member.Invoke(receiver, arguments);
                Assert.Fail($"null for '{parameters[n].Name}' is taken");
            }
            catch (TargetInvocationException e)
            {
                Assert.True(e.InnerException is ArgumentException or TensorTypeException, $"null for '{parameters[n].Name}': {e.InnerException!.GetType().Name} {e.InnerException.Message}\n{e.InnerException.StackTrace}");
            }
        }
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

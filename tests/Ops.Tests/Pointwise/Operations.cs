using System.Reflection;
using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Tests.Pointwise;

/// <summary>Every pointwise operation there is, by reflection: the public structs of the pointwise families.</summary>
static class Operations
{
    static readonly Type[] Families =
        [typeof(IUnaryDerivative), typeof(IUnaryBits), typeof(ITest), typeof(IBinaryDerivative), typeof(IBinaryBits), typeof(IComparison), typeof(ITernaryDerivative)];

    internal static IEnumerable<Type> All => Of(Families);

    /// <summary>The public structs that implement one of the interfaces.</summary>
    internal static IEnumerable<Type> Of(params Type[] families) =>
        typeof(Torch).Assembly.GetExportedTypes().Where(t => t is { IsValueType: true, IsNested: false } && families.Any(f => f.IsAssignableFrom(t))).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The operation with its parameters' default values of the public member (NaN for null), else 0.3, 0.7, ….</summary>
    internal static object Default(Type operation)
    {
        var constructor = operation.GetConstructors().FirstOrDefault(c => c.GetParameters().Length > 0);
        if (constructor is null) return Activator.CreateInstance(operation)!;
        var members = typeof(Torch).GetMethods().Where(m => m.Name == operation.Name).SelectMany(m => m.GetParameters()).Where(p => p.HasDefaultValue).ToLookup(p => p.Name, p => p.DefaultValue);
        int k = 0;
        return constructor.Invoke([.. constructor.GetParameters().Select(Value)]);

        object Value(ParameterInfo parameter)
        {
            var type = parameter.ParameterType == typeof(Parameter) ? typeof(double) : parameter.ParameterType;
            object value = members[parameter.Name].FirstOrDefault(v => v?.GetType() == type)
                ?? (members[parameter.Name].Contains(null) ? double.NaN : type == typeof(double) ? 0.3 + 0.4 * k++ : Activator.CreateInstance(type)!);
            return parameter.ParameterType == typeof(Parameter) ? (Parameter)(double)value : value;
        }
    }
}

using System.Collections.Concurrent;
using System.Reflection;

namespace NamedTorch.Data;

/// <summary>
/// Makes a batch of samples: tensors are stacked along the batch dim, records and tuples member by member. All samples must have the
/// same names and sizes.
/// </summary>
static class Collation
{
    static readonly ConcurrentDictionary<Type, (ConstructorInfo Make, PropertyInfo?[] Properties, FieldInfo?[] Fields)> Known = new();

    internal static T Stack<T>(IReadOnlyList<T> samples, Dim batch) => (T)Stack(typeof(T), [.. samples.Select(static s => (object)s!)], batch);

    static object Stack(Type type, object[] samples, Dim batch)
    {
        if (type == typeof(Tensor)) return Torch.Stack([.. samples.Cast<Tensor>()], batch, 0);
        var (make, properties, fields) = Known.GetOrAdd(type, Find);
        var parameters = make.GetParameters();
        var members = new object[parameters.Length];
        for (int i = 0; i < members.Length; i++)
            members[i] = Stack(parameters[i].ParameterType, [.. samples.Select(s => (properties[i]?.GetValue(s) ?? fields[i]?.GetValue(s))!)], batch);
        return make.Invoke(members);
    }

    static (ConstructorInfo, PropertyInfo?[], FieldInfo?[]) Find(Type type)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase;
        var make = type.GetConstructors().MaxBy(static c => c.GetParameters().Length);
        if (make is null || make.GetParameters().Length == 0)
            throw new ArgumentException($"{type.Name} cannot be collated: it is no tensor, and no record or tuple of tensors. Pass a collate function to the loader.");
        return (make, [.. make.GetParameters().Select(p => type.GetProperty(p.Name!, any))], [.. make.GetParameters().Select(p => type.GetField(p.Name!, any))]);
    }
}

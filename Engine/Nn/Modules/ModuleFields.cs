using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using NamedTorch.Diagnostics;

namespace NamedTorch.Nn;

/// <summary>What the fields of one module hold, found by reflection; the fields of a class are looked up once.</summary>
sealed record ModuleFields(List<StateEntry> Tensors, List<KeyValuePair<string, Module>> Modules)
{
    const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    static readonly ConcurrentDictionary<Type, Slot[]> Known = new();

    internal static ModuleFields Of(Module module)
    {
        var fields = new ModuleFields([], []);
        foreach (var slot in Known.GetOrAdd(module.GetType(), Find)) fields.Add(slot, slot.Name, slot.Field.GetValue(module));
        return fields;
    }

    void Add(Slot slot, string name, object? value)
    {
        switch (value)
        {
            case Tensor tensor:
                Tensors.Add(new(name, tensor, slot.IsBuffer));
                break;
            case Module module:
                Modules.Add(new(name, module));
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map) Add(slot, $"{name}.{entry.Key}", entry.Value);
                break;
            case IEnumerable list and not string:
                int i = 0;
                foreach (object? item in list) Add(slot, $"{name}.{i++}", item);
                break;
        }
    }

    static Slot[] Find(Type type)
    {
        var slots = new List<Slot>();
        for (var t = type; t is not null && t != typeof(Module); t = t.BaseType)
            slots.InsertRange(0, t.GetFields(Declared).Where(HoldsState).Select(f => SlotOf(t, f)).Where(static s => s is not null)!);
        return [.. slots];
    }

    static Slot? SlotOf(Type type, FieldInfo field)
    {
        // An auto-property's field carries the attributes of its property; a captured parameter's field has a name no source can write.
        string name = field.Name;
        MemberInfo member = field;
        if (name.StartsWith('<'))
        {
            string inner = name[1..name.IndexOf('>')];
            if (type.GetProperty(inner, Declared) is not { } property)
                throw new Conflict(DiagnosticId.NT8002, "State", ("member", inner), ("module", type.Name), ("problem", "is a constructor parameter captured by a method, so it has no state name"),
                    ("fix", $"Declare a field: readonly {field.FieldType.Name} {inner}_ = {inner};")).ToException();
            (name, member) = (inner, property);
        }
        if (member.IsDefined(typeof(NotStateAttribute))) return null;
        string state = member.GetCustomAttribute<StateNameAttribute>()?.Name ?? name.TrimStart('_');
        return new(state, field, member.IsDefined(typeof(BufferAttribute)));
    }

    static bool HoldsState(FieldInfo field) => IsState(field.FieldType) || ElementOf(field.FieldType) is { } element && IsState(element);

    static bool IsState(Type type) => type == typeof(Tensor) || typeof(Module).IsAssignableFrom(type) || type.IsInterface && type.IsAssignableFrom(typeof(Layer)) && type != typeof(object);

    static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType() :
        type.GetInterfaces().Append(type).FirstOrDefault(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] is { } element
            ? element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? element.GetGenericArguments()[1] : element
            : null;

    sealed record Slot(string Name, FieldInfo Field, bool IsBuffer);
}

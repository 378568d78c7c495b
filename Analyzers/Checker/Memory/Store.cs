using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Memory;

/// <summary>
/// What is known about variables at one point. Locals, parameters and captures that are not listed are not assigned yet; fields that are
/// not listed are what their declaration says. Immutable.
/// </summary>
internal sealed class Store
{
    readonly PersistentMap<Value>? variables, fields;

    Store(PersistentMap<Value>? variables, PersistentMap<Value>? fields) => (this.variables, this.fields) = (variables, fields);

    public static Store Empty { get; } = new(null, null);

    /// <summary>The value of a place, or null.</summary>
    public Value? this[Place place] => PersistentMap<Value>.Find(place.IsField ? fields : variables, place.Number);

    public Store With(Place place, Value value) => place.IsField
        ? Same(variables, PersistentMap<Value>.Set(fields, place.Number, value))
        : Same(PersistentMap<Value>.Set(variables, place.Number, value), fields);

    /// <summary>Nothing that was assigned to fields counts any more: something was called that may have assigned them anew.</summary>
    public Store WithoutFields() => Same(variables, null);

    /// <summary>What holds on both ways; this very environment if nothing is lost.</summary>
    public Store Join(Store other, Func<Value, Value, Value> join) => Same(
        PersistentMap<Value>.Union(variables, other.variables, join), PersistentMap<Value>.Intersection(fields, other.fields, join));

    Store Same(PersistentMap<Value>? variables, PersistentMap<Value>? fields) =>
        ReferenceEquals(variables, this.variables) && ReferenceEquals(fields, this.fields) ? this : new(variables, fields);
}

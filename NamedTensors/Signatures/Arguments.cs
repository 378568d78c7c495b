namespace NamedTorch;

/// <summary>
/// The values a call gives to the parameters its signature mentions, by parameter name. Tensors bind to the signature's inputs
/// in the order in which they are added. A value the checker does not know is added with <see cref="Unknown"/>.
/// </summary>
public sealed class Arguments
{
    /// <summary>What a parameter that is left out holds.</summary>
    internal static readonly object NotGiven = new();

    readonly List<KeyValuePair<string, object?>> values = [];

    /// <summary>A tensor.</summary>
    public Arguments Type(string name, TensorType type) => Add(name, type);

    /// <summary>A list of tensors.</summary>
    public Arguments Types(string name, IReadOnlyList<TensorType> types) => Add(name, types);

    /// <summary>A list of tensors, at least one, of which the checker knows only what they have in common.</summary>
    public Arguments Every(string name, TensorType member) => Add(name, new EveryMember(member));

    /// <summary>A dim.</summary>
    public Arguments Dim(string name, DimRef dim) => Add(name, new[] { dim });

    /// <summary>Several dims.</summary>
    public Arguments Dims(string name, params DimRef[] dims) => Add(name, dims);

#if NET
    /// <summary>Several dims.</summary>
    public Arguments Dims(string name, ReadOnlySpan<DimRef> dims) => Add(name, dims.ToArray());
#endif

    /// <summary>A sized dim.</summary>
    public Arguments Axis(string name, Axis axis) => Add(name, new[] { axis });

    /// <summary>Several sized dims.</summary>
    public Arguments Axes(string name, params Axis[] axes) => Add(name, axes);

#if NET
    /// <summary>Several sized dims.</summary>
    public Arguments Axes(string name, ReadOnlySpan<Axis> axes) => Add(name, axes.ToArray());
#endif

    /// <summary>Several sized dims of which the checker does not know everything.</summary>
    public Arguments KnownAxes(string name, params KnownAxis[] axes) => Add(name, axes);

    /// <summary>The indices of <c>x[…]</c>.</summary>
    public Arguments Items(string name, params IndexItem[] items) => Add(name, items);

    /// <summary>A whole number: a stride, a padding, a position.</summary>
    public Arguments Integer(string name, long value) => Add(name, value);

    /// <summary>A whole number the checker may know only as a formula.</summary>
    public Arguments Integer(string name, Size value) => value.IsConstant ? Add(name, value.Code) : Add(name, value);

    /// <summary>A switch.</summary>
    public Arguments Flag(string name, bool value) => Add(name, value);

    /// <summary>A text, or the name of an enum's member.</summary>
    public Arguments Word(string name, string member) => Add(name, member);

    /// <summary>An optional parameter that is left out, or given as null.</summary>
    public Arguments Absent(string name) => Add(name, NotGiven);

    /// <summary>A value that is not known.</summary>
    public Arguments Unknown(string name) => Add(name, null);

    /// <summary>All values in the order in which they were added.</summary>
    internal List<KeyValuePair<string, object?>> Values => values;

    /// <summary>The names and types of all tensors, in order; the members of a list one by one as <c>name[i]</c>.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Tensors => values.Where(v => v.Value is TensorType or IReadOnlyList<TensorType>);

    /// <summary>True if a parameter is known to be left out, or is not mentioned at all.</summary>
    internal bool IsAbsent(string name) => !TryGet(name, out object? value) || ReferenceEquals(value, NotGiven);

    internal bool TryGet(string name, out object? value)
    {
        foreach (var pair in values)
            if (pair.Key == name)
            {
                value = pair.Value;
                return true;
            }
        value = null;
        return false;
    }

    /// <summary>The same arguments with every tensor's type replaced.</summary>
    internal Arguments Map(Func<TensorType, TensorType> change)
    {
        var result = new Arguments();
        foreach (var pair in values)
            result.Add(pair.Key, pair.Value switch
            {
                TensorType type => change(type),
                IReadOnlyList<TensorType> types => types.Select(change).ToArray(),
                var other => other,
            });
        return result;
    }

    /// <summary>True if there is a list of unknown length.</summary>
    internal bool HasEvery => values.Exists(pair => pair.Value is EveryMember);

    /// <summary>The same arguments with this many members in every list of unknown length.</summary>
    internal Arguments WithMembers(int count)
    {
        var result = new Arguments();
        foreach (var pair in values)
            result.Add(pair.Key, pair.Value is EveryMember every ? Enumerable.Repeat(every.Member, count).ToArray() : pair.Value);
        return result;
    }

    internal sealed record EveryMember(TensorType Member);

    Arguments Add(string name, object? value)
    {
        values.Add(new(name, value));
        return this;
    }
}

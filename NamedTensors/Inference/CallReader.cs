using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>A dim to insert, with its size.</summary>
internal sealed record NewAxis(DimSlot Slot, long Size);

/// <summary>
/// Reads a call's arguments as what the primitive wants. Null = not known; a failure of a nested call or of the signature itself
/// is kept in <see cref="Failure"/>.
/// </summary>
internal sealed class CallReader(Bindings bindings, Form form, Call call, Func<Call, Outcome> evaluate)
{
    public Conflict? Failure { get; private set; }

    public int Count => call.Arguments.Count;

    public BoundOperand? Type(int index)
    {
        var argument = call.Arguments[index];
        if (argument.Call is { } nested)
        {
            var outcome = evaluate(nested);
            if (outcome.IsType) return new(nested.ToString(), outcome.Type);
            Failure ??= outcome.Conflict;
            return null;
        }
        if (argument.Parameter is { } name)
        {
            if (bindings.TryGetTensor(name, form, out var operand)) return operand;
            if (bindings.Arguments.TryGet(name, out object? value) && value is null) return null;
        }
        return Fail<BoundOperand>(index, "a tensor");
    }

    public IReadOnlyList<BoundOperand>? Types(int index)
    {
        if (call.Arguments[index].Parameter is { } name && bindings.Arguments.TryGet(name, out object? value) && value is IReadOnlyList<TensorType> list)
            return [.. list.Select((type, i) => new BoundOperand($"{name}[{i}]", type))];
        return Type(index) is { } one ? [one] : null;
    }

    public DimRef[]? Dims(int index) => Value(index, out bool absent) switch
    {
        DimRef[] dims => dims,
        Axis[] axes => [.. axes.Select(axis => (DimRef)axis.Dim)],
        TensorType type => type.Dims.HasUnknown ? null : Align.Refs(type.Dims),
        long position => [checked((int)position)],
        null => absent ? [] : null,
        _ => Fail<DimRef[]>(index, "dims"),
    };

    public DimRef? Dim(int index) => Dims(index) switch
    {
        null => null,
        { Length: 1 } one => one[0],
        { Length: 0 } when Value(index, out bool absent) is null && absent => DimRef.Unnamed,
        _ => Fail<object>(index, "one dim") is null ? null : default(DimRef?),
    };

    public (DimRef From, DimRef To)[]? Pairs(int from, int to)
    {
        if (Dims(from) is not { } old || Dims(to) is not { } names) return null;
        if (old.Length != names.Length) return Fail<(DimRef, DimRef)[]>(to, $"{old.Length} names");
        return [.. old.Zip(names, (a, b) => (a, b))];
    }

    public Axis[]? Axes(int index) => Value(index, out _) switch
    {
        Axis[] axes => axes,
        null => null,
        _ => Fail<Axis[]>(index, "axes"),
    };

    public TensorType? Row(int index) => Value(index, out _) switch
    {
        TensorType type => type,
        Axis[] axes => new(DimList.Of([.. axes.Select(a => a.Dim?.Name)]), [.. axes.Select(a => a.Size)]),
        DimRef[] dims => new(DimList.Of([.. dims.Select(d => d.Name)]), [.. dims.Select(_ => -1L)]),
        null => null,
        _ => Fail<TensorType>(index, "dims"),
    };

    /// <summary>An axis as it is; a bare dim becomes a unit.</summary>
    public NewAxis? NewDim(int index) => Value(index, out _) switch
    {
        Axis[] { Length: 1 } axes => new(DimSlot.Of(axes[0].Dim?.Name), axes[0].Size),
        DimRef[] { Length: 1 } dims => new(DimSlot.Of(dims[0].Name, isUnit: true), 1),
        null => null,
        _ => Fail<NewAxis>(index, "one dim or axis"),
    };

    public int? Integer(int index) => Value(index, out _) switch
    {
        long value => checked((int)value),
        null or Size => null,
        _ => Fail<object>(index, "a number") is null ? null : default(int?),
    };

    /// <summary>False where the argument is left out, null where its value is not known.</summary>
    public bool? Flag(int index)
    {
        if (index >= call.Arguments.Count) return false;
        return Value(index, out bool absent) switch
        {
            bool flag => flag,
            null => absent ? false : null,
            _ => Fail<object>(index, "a switch") is null ? null : default(bool?),
        };
    }

    object? Value(int index, out bool absent)
    {
        var argument = call.Arguments[index];
        absent = false;
        if (argument.Number is { } number) return number;
        if (argument.Call is not null) return Type(index)?.Type;
        if (bindings.Arguments.TryGet(argument.Parameter!, out object? value)) return value;
        if (bindings.TryGetTensor(argument.Parameter!, form, out var operand)) return operand!.Type;
        absent = true;
        return null;
    }

    T? Fail<T>(int index, string wanted)
        where T : class
    {
        Failure ??= bindings.Flaw($"argument {index + 1} of {call} is not {wanted}");
        return null;
    }
}

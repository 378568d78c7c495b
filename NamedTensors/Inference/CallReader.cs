using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>
/// Reads a call's arguments as what the primitive wants. Null = not known; a failure of a nested call or of the signature itself
/// is kept in <see cref="Failure"/>.
/// </summary>
internal sealed class CallReader(Bindings bindings, Form form, Call call, Func<CallArgument, Outcome> evaluate)
{
    public Conflict? Failure { get; private set; }

    /// <summary>What nested calls may throw.</summary>
    public Risks Risks { get; private set; }

    public int Count => call.Arguments.Count;

    public BoundOperand? Type(int index)
    {
        switch (call.Arguments[index])
        {
            case NestedCall or PatternArgument:
                var outcome = evaluate(call.Arguments[index]);
                if (outcome.Conflict is null)
                {
                    Risks |= outcome.Risks;
                    return new(call.Arguments[index].ToString(), outcome.Type);
                }
                if (Failure is null && Risks.YieldTo(outcome.Conflict.Id)) Failure = outcome.Conflict;
                Risks |= outcome.Conflict.Id;
                return null;
            case ParameterArgument { Name: var name }:
                if (bindings.TryGetTensor(name, form, out var operand)) return operand;
                if (bindings.Arguments.TryGet(name, out object? value) && value is null) return null;
                break;
        }
        return Fail<BoundOperand>(index, "a tensor");
    }

    /// <summary>One tensor, the members of a list, or none where an optional tensor is left out.</summary>
    public IReadOnlyList<BoundOperand>? Types(int index)
    {
        if (call.Arguments[index] is ParameterArgument { Name: var name } && !bindings.TryGetMember(name, out _)
            && bindings.Arguments.TryGet(name, out object? value))
        {
            if (value is IReadOnlyList<TensorType> list) return [.. list.Select((type, i) => new BoundOperand($"{name}[{i}]", type))];
            if (ReferenceEquals(value, Arguments.NotGiven)) return [];
        }
        return Type(index) is { } one ? [one] : null;
    }

    /// <summary>The dims an argument of <c>axes(...)</c> stands for: axes, dims of unknown size, a size; null where it is not known how many.</summary>
    public KnownAxis[]? NewDims(int index) => Value(index, out bool absent) switch
    {
        Axis[] axes => [.. axes.Select(axis => (KnownAxis)axis)],
        KnownAxis[] axes => axes,
        DimRef[] dims => [.. dims.Select(dim => new KnownAxis(DimSlot.Of(dim.Name), Size.Unknown))],
        long size => [(Axis)size],
        Size size => [new(DimSlot.Unnamed, size)],
        null => absent ? [] : null,
        _ => Fail<KnownAxis[]>(index, "axes, dims or a size"),
    };

    public DimRef[]? Dims(int index) => Value(index, out bool absent) switch
    {
        DimRef[] dims => dims,
        Axis[] axes => [.. axes.Select(axis => (DimRef)axis.Dim)],
        KnownAxis[] axes => axes.Any(axis => axis.Slot.Kind == DimKind.Unknown) ? null : [.. axes.Select(axis => (DimRef)axis.Slot.Name)],
        Size => null,
        TensorType type => type.Dims.HasUnknown ? null : Align.Refs(type.Dims),
        long position => [checked((int)position)],
        null => absent ? Positions(index) : null,
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

    public KnownAxis[]? Axes(int index) => Value(index, out _) switch
    {
        Axis[] axes => [.. axes.Select(axis => (KnownAxis)axis)],
        KnownAxis[] axes => axes,
        TensorType type => type.Dims.IsOpen ? null : [.. type.Dims.Select((slot, i) => new KnownAxis(slot.WithUnit(false), new Size(type.SizeArray[i])))],
        null => null,
        _ => Fail<KnownAxis[]>(index, "axes"),
    };

    public TensorType? Row(int index) => Value(index, out _) switch
    {
        TensorType type => type,
        Axis[] axes => Row([.. axes.Select(axis => (KnownAxis)axis)]),
        KnownAxis[] axes => Row(axes),
        DimRef[] dims => Row([.. dims.Select(dim => new KnownAxis(DimSlot.Of(dim.Name), Size.Unknown))]),
        null => null,
        _ => Fail<TensorType>(index, "dims"),
    };

    /// <summary>An axis as it is, one whose size is to be inferred without a size; a bare dim becomes a unit.</summary>
    public KnownAxis[]? NewDim(int index) => Value(index, out _) switch
    {
        Axis[] { Length: 1 } axes => Sized(axes[0]),
        KnownAxis[] { Length: 1 } axes => Sized(axes[0]),
        DimRef[] { Length: 1 } dims => [new(DimSlot.Of(dims[0].Name, isUnit: true), 1)],
        null => null,
        _ => Fail<KnownAxis[]>(index, "one dim or axis"),
    };

    public int? Integer(int index) => Value(index, out _) switch
    {
        long value => checked((int)value),
        null or Size => null,
        _ => Fail<object>(index, "a number") is null ? null : default(int?),
    };

    /// <summary>A text; null where it is not known.</summary>
    public string? Text(int index) => Value(index, out _) switch
    {
        string text => text,
        null => null,
        _ => Fail<string>(index, "a text"),
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

    /// <summary>The size written in a call; the dim parameter <paramref name="dim"/> stands for the size of that dim of x.</summary>
    public Size SizeOf(int index, TensorType x, int dim)
    {
        if (call.Arguments[index] is not SizeArgument { Value: { } term }) return Size.Unknown;
        string? name = (call.Arguments[dim] as ParameterArgument)?.Name;
        if (name is not null && Dim(dim) is { } reference && DimLookup.Find("", x, reference, "", out int at) is null)
            bindings.SizeNames[name] = at >= 0 ? x.SizeArray[at] : -1;
        var failure = SizeArithmetic.Evaluate(bindings, term, name ?? "", out var size);
        if (failure is null && size.IsConstant is false) Risks |= DiagnosticId.NT2004;
        Failure ??= failure;
        return failure is null ? size : Size.Unknown;
    }

    /// <summary>The value of an argument that is a tensor type, else null.</summary>
    public TensorType? TypeValue(int index) => call.Arguments[index] is ParameterArgument or NestedCall or PatternArgument
        ? Value(index, out _) as TensorType : null;

    /// <summary>Indices: as they are, a number as a place, a tensor as indices or a mask.</summary>
    public IndexItem[]? Items(int index) => Value(index, out bool absent) switch
    {
        IndexItem[] items => items,
        long place => [IndexItem.Place(place)],
        Size place => [IndexItem.Place(new(place.NegativeConstant is null ? place : Size.Unknown))],
        TensorType tensor => [IndexItem.Of(tensor, null)],
        null => absent ? [] : null,
        _ => Fail<IndexItem[]>(index, "indices"),
    };

    KnownAxis[]? Sized(KnownAxis axis)
    {
        if (axis.IsInferred) return [new(axis.Slot, Size.Unknown)];
        if (!axis.Size.IsConstant) Risks |= DiagnosticId.NT2007;
        if (axis.Size.NegativeConstant is not { } negative) return [axis];
        Failure ??= bindings.Conflict(DiagnosticId.NT2007, ("reason", $"size {negative} is below 0."));
        return null;
    }

    TensorType? Row(KnownAxis[] axes)
    {
        if (axes.Any(axis => axis.Slot.Kind == DimKind.Unknown)) Risks |= DiagnosticId.NT1004;
        if (Distinct.Check(bindings.Operation, [.. axes.Select(axis => axis.Slot.WithUnit(false))], false, out var dims) is { } twice) return Fail(twice);
        foreach (var axis in axes)
        {
            if (axis.Size.NegativeConstant is { } negative)
                return Fail(bindings.Conflict(DiagnosticId.NT2007, ("reason", $"size {negative} is below 0.")));
            if (!axis.Size.IsConstant) Risks |= DiagnosticId.NT2007;
        }
        return new(dims!, [.. axes.Select(axis => axis.Size.Code)]);

        TensorType? Fail(Conflict conflict)
        {
            if (Risks.AreOnly(conflict.Id)) Failure ??= conflict;
            Risks |= conflict.Id;
            return null;
        }
    }

    // A list of numbers comes as to0, to1, ...
    DimRef[] Positions(int index)
    {
        var positions = new List<DimRef>();
        if (call.Arguments[index] is ParameterArgument { Name: var name })
            while (bindings.Arguments.TryGet(name + positions.Count, out object? value) && value is long position) positions.Add(checked((int)position));
        return [.. positions];
    }

    object? Value(int index, out bool absent)
    {
        absent = false;
        switch (call.Arguments[index])
        {
            case NumberArgument number:
                return number.Value;
            case RestArgument:
                return new[] { DimRef.Rest };
            case UnnamedArgument:
                return new[] { DimRef.Unnamed };
            case ParameterArgument { Name: var name }:
                if (bindings.TryGetMember(name, out var member)) return member!.Type;
                absent = bindings.Arguments.IsAbsent(name);
                if (!absent && bindings.Arguments.TryGet(name, out object? value)) return value;
                return bindings.TryGetTensor(name, form, out var operand) ? operand!.Type : null;
            default:
                return Type(index)?.Type;
        }
    }

    T? Fail<T>(int index, string wanted)
        where T : class
    {
        Failure ??= bindings.Flaw($"argument {index + 1} of {call} is not {wanted}");
        return null;
    }
}

using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>An output that is a call: <c>drop(x, over, keepDim)</c>.</summary>
internal static class PrimitiveCall
{
    public static Outcome Run(Bindings bindings, Form form, Call call, Func<Pattern, Outcome> inline)
    {
        var reader = new CallReader(bindings, form, call, argument => argument is NestedCall nested
            ? Run(bindings, form, nested.Call, inline) : inline(((PatternArgument)argument).Pattern));
        var outcome = Apply(reader, bindings, call);
        if (reader.Failure is { } failure) return failure;
        if (outcome.Conflict is { } conflict) return reader.Risks.YieldTo(conflict.Id) ? conflict : Outcome.Unsure(reader.Risks | conflict.Id);
        return Outcome.Of(outcome.Type, outcome.Risks | reader.Risks);
    }

    static Outcome Apply(CallReader reader, Bindings bindings, Call call)
    {
        string operation = bindings.Operation;
        if (call.Function is "unify" or "same") return UnifyAll(reader, bindings, isSame: call.Function == "same" && bindings.Rules.IsStrict);
        if (call.Function == "axes") return AllAxes(reader, bindings);
        string list = (call.Arguments[0] as ParameterArgument)?.Name ?? "tensors";
        if (call.Function is "cat" or "stack")
        {
            if (reader.Types(0) is not { } many) return Unknown;
            TensorType[] types = [.. many.Select(operand => operand.Type)];
            if (call.Function == "cat") return reader.Dim(1) is { } along ? Concat.Try(operation, types, along, bindings.Rules, list) : Unknown;
            return reader.NewDim(1) is { } made && reader.Integer(2) is { } place ? Stack.Try(operation, types, made[0].Slot, place, bindings.Rules, list) : Unknown;
        }
        if (reader.Type(0) is not { } operand) return Unknown;
        var (name, x) = (operand.Name, operand.Type);
        switch (call.Function)
        {
            case "need":
                return reader.Dims(1) is { } needed ? Need.Try(operation, x, needed, name) : Outcome.Of(x, Risks.All);
            case "expect":
                return reader.Text(1) is { } pattern ? Expectation.Try(operation, x, pattern, name) : Outcome.Of(x, Risks.All);
            case "squeeze":
                return reader.Dims(1) is { } ones && (reader.Count == 2 ? [] : reader.Dims(2)) is { } more
                    ? Squeeze.Try(operation, x, [.. ones, .. more], bindings.Rules, name) : Unknown;
            case "drop":
                return Dropped(operation, operand, reader.Dims(1), reader.Flag(2));
            case "align":
                if (reader.TypeValue(1) is { } other) return Align.TryAs(operation, x, other, name);
                return reader.Dims(1) is { } order ? Align.Try(operation, x, order, out _, name) : Unknown;
            case "ordered":
                return reader.Type(1) is { } like ? Outcome.Of(Ordered.Types(x, like.Type.Dims), Risks.None) : Outcome.Of(Permuted(x), Risks.All);
            case "refine":
                return reader.Dims(1) is { } names ? Refine.Try(operation, x, names, name) : Outcome.Of(Refined(x), Risks.All);
            case "rename" when call.Arguments.Count == 2:
                return reader.Dims(1) is { } all ? Rename.TryAll(operation, x, all, name) : Outcome.Of(Nameless(x), Risks.All);
            case "rename":
                return reader.Pairs(1, 2) is { } map ? Rename.Try(operation, x, map, name) : Outcome.Of(Nameless(x), Risks.All);
            case "group":
                return reader.Dim(2) is { } into && reader.Dims(1) is { } dims ? Group.Try(operation, x, dims, into, name) : Unknown;
            case "index":
                if (reader.Items(reader.Count - 1) is not { } items) return Unknown;
                if (reader.Count == 2) return Indexed.Try(operation, x, items, bindings.Rules, name);
                return items.Length == 1 && reader.Dim(1)?.Name is { } of ? Indexed.Try(operation, x, [items[0].For(of)], bindings.Rules, name) : Unknown;
            case "permute":
                return reader.Dims(1) is { } every ? Permute.Try(operation, x, every, name) : Outcome.Of(Permuted(x), Risks.All);
            case "swap":
                return reader.Dim(1) is { } first && reader.Dim(2) is { } second ? Swap.Try(operation, x, first, second, name) : Outcome.Of(Permuted(x), Risks.All);
            case "move":
                return reader.Dims(1) is { } from && reader.Dims(2) is { } to ? Move.Try(operation, x, from, to, name) : Outcome.Of(Permuted(x), Risks.All);
            case "expand":
                return reader.Axes(1) is { } stretched ? Expand.Try(operation, x, stretched, name) : Unknown;
            case "reshape":
                return reader.Axes(1) is { } shape ? Reshape.Try(operation, x, shape, name) : Unknown;
        }
        if (call.Function == "new")
            return reader.Integer(2) is { } at && reader.NewDim(1) is { } axis ? New.Try(operation, x, axis[0].Slot, axis[0].Size.Code, at, name) : Unknown;
        if (reader.Dim(1) is not { } dim) return Unknown;
        return call.Function switch
        {
            "resize" => Resize.Try(operation, x, dim, reader.SizeOf(2, x, 1), name),
            "ungroup" => reader.Axes(2) is { } axes ? Ungroup.Try(operation, x, dim, axes, name) : Unknown,
            "splice" => reader.Row(2) is { } row ? Splice.Try(operation, x, dim, row, name) : Unknown,
            _ => throw new NotSupportedException(call.Function),
        };
    }

    // What is not known makes the result unknown, never a conflict.
    static Outcome Unknown => Outcome.Unsure(Risks.All);

    static Outcome Dropped(string operation, BoundOperand x, DimRef[]? dims, bool? keep)
    {
        if (keep is null)
        {
            Outcome kept = Dropped(operation, x, dims, true), gone = Dropped(operation, x, dims, false);
            // Both refuse the same.
            return kept.Conflict is not null ? kept : Outcome.Of(Join.Of(kept.Type, gone.Type), kept.Risks | gone.Risks);
        }
        if (dims is not null) return Drop.Try(operation, x.Type, dims, keep.Value, x.Name);
        if (keep == false) return Unknown;
        var slots = x.Type.Dims.Select(slot => slot.IsUnit ? slot : slot.WithUnit(DimUnit.Maybe));
        return Outcome.Of(new(DimList.From(slots, x.Type.Dims.IsOpen), [.. x.Type.SizeArray.Select(size => size == 1 ? 1L : -1)]), Risks.All);
    }

    // What is left of a type whose unnamed dims got names, whose dims got other names, or another order.
    static TensorType Refined(TensorType x) => x.WithDims(DimList.From(
        x.Dims.Select(slot => slot.Kind == DimKind.Unnamed ? DimSlot.Unknown.WithUnit(slot.Unit) : slot), x.Dims.IsOpen));

    static TensorType Nameless(TensorType x) => x.WithDims(DimList.From(x.Dims.Select(slot => DimSlot.Unknown.WithUnit(slot.Unit)), x.Dims.IsOpen));

    static TensorType Permuted(TensorType x) => Blur.At(x, DimSearch.First(x.Rank));

    static Outcome UnifyAll(CallReader reader, Bindings bindings, bool isSame)
    {
        var operands = new List<BoundOperand>();
        for (int i = 0; i < reader.Count; i++)
        {
            if (reader.Types(i) is not { } types) return Unknown;
            operands.AddRange(types);
        }
        if (operands.Count == 0) return new Conflict(DiagnosticId.NT1010, bindings.Operation);
        if (isSame) return Same.All(bindings.Operation, operands);
        return Unify.All(bindings.Operation, [.. operands.Select(o => o.Type)], bindings.Rules, [.. operands.Select(o => o.Name)]);
    }

    static Outcome AllAxes(CallReader reader, Bindings bindings)
    {
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        bool isOpen = false;
        var risks = Risks.None;
        for (int i = 0; i < reader.Count; i++)
        {
            if (reader.NewDims(i) is { } axes)
            {
                slots.AddRange(axes.Select(axis => axis.Slot.WithUnit(false)));
                sizes.AddRange(axes.Select(axis => axis.Size.Code));
                continue;
            }
            slots.Clear();
            sizes.Clear();
            isOpen = true;
        }
        if (isOpen || slots.Any(slot => slot.Kind == DimKind.Unknown)) risks |= DiagnosticId.NT1004;
        if (isOpen || sizes.Any(size => size < 0)) risks |= DiagnosticId.NT2007;
        if (Distinct.Check(bindings.Operation, slots, isOpen, out var dims) is { } twice) return Outcome.Fail(twice, risks.Contains(DiagnosticId.NT1004) ? DiagnosticId.NT1004 : Risks.None);
        if (sizes.Where(size => size < 0).Select(size => new Size(size).NegativeConstant).FirstOrDefault(below => below is not null) is { } negative)
            return Outcome.Fail(bindings.Conflict(DiagnosticId.NT2007, ("reason", $"size {negative} is below 0.")), risks);
        return Outcome.Of(new(dims!, [.. sizes]), risks);
    }
}

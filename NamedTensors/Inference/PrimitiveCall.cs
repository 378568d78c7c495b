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
        string operation = bindings.Operation;
        var outcome = call.Function switch
        {
            "unify" => UnifyAll(reader, bindings),
            "need" => With(reader.Type(0), reader.Dims(1), (x, dims) => Need.Try(operation, x.Type, dims, x.Name)),
            "drop" => reader.Flag(2) is not { } keep ? TensorType.Unknown
                : With(reader.Type(0), reader.Dims(1), (x, dims) => Drop.Try(operation, x.Type, dims, keep, x.Name)),
            "align" => With(reader.Type(0), reader.Dims(1), (x, dims) => Align.Try(operation, x.Type, dims, out _, x.Name)),
            "refine" => With(reader.Type(0), reader.Dims(1), (x, dims) => Refine.Try(operation, x.Type, dims, x.Name)),
            "rename" when call.Arguments.Count == 2 => With(reader.Type(0), reader.Dims(1), (x, dims) => Rename.TryAll(operation, x.Type, dims, x.Name)),
            "rename" => With(reader.Type(0), reader.Pairs(1, 2), (x, map) => Rename.Try(operation, x.Type, map, x.Name)),
            "group" => reader.Dim(2) is not { } into ? TensorType.Unknown
                : With(reader.Type(0), reader.Dims(1), (x, dims) => Group.Try(operation, x.Type, dims, into, x.Name)),
            "ungroup" => reader.Dim(1) is not { } dim ? TensorType.Unknown
                : With(reader.Type(0), reader.Axes(2), (x, axes) => Ungroup.Try(operation, x.Type, dim, axes, x.Name)),
            "splice" => reader.Dim(1) is not { } dim ? TensorType.Unknown
                : With(reader.Type(0), reader.Row(2), (x, row) => Splice.Try(operation, x.Type, dim, row, x.Name)),
            "new" => reader.Integer(2) is not { } at ? TensorType.Unknown
                : With(reader.Type(0), reader.NewDim(1), (x, axis) => New.Try(operation, x.Type, axis[0].Slot, axis[0].Size.Code, at, x.Name)),
            "cat" => reader.Dim(1) is not { } dim ? TensorType.Unknown
                : reader.Types(0) is not { } types ? TensorType.Unknown
                : Concat.Try(operation, [.. types.Select(t => t.Type)], dim, bindings.Rules, (call.Arguments[0] as ParameterArgument)?.Name ?? "tensors"),
            "axes" => AllAxes(reader, bindings),
            _ => throw new NotSupportedException(call.Function),
        };
        return reader.Failure is { } failure ? failure : outcome;
    }

    static Outcome UnifyAll(CallReader reader, Bindings bindings)
    {
        var operands = new List<BoundOperand>();
        for (int i = 0; i < reader.Count; i++)
        {
            if (reader.Types(i) is not { } types) return TensorType.Unknown;
            operands.AddRange(types);
        }
        if (operands.Count == 0) return new Conflict(DiagnosticId.NT1010, bindings.Operation);
        return Unify.All(bindings.Operation, [.. operands.Select(o => o.Type)], bindings.Rules, [.. operands.Select(o => o.Name)]);
    }

    static Outcome AllAxes(CallReader reader, Bindings bindings)
    {
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        bool isOpen = false;
        for (int i = 0; i < reader.Count; i++)
        {
            if (reader.NewDims(i) is { } axes)
            {
                slots.AddRange(axes.Select(axis => axis.Slot));
                sizes.AddRange(axes.Select(axis => axis.Size.Code));
                continue;
            }
            slots.Clear();
            sizes.Clear();
            isOpen = true;
        }
        if (sizes.Where(size => size < 0).Select(size => new Size(size).NegativeConstant).FirstOrDefault(below => below is not null) is { } negative)
            return bindings.Conflict(DiagnosticId.NT2007, ("reason", $"size {negative} is below 0."));
        return Distinct.Check(bindings.Operation, slots, isOpen, out var dims) is { } twice ? twice : new TensorType(dims!, [.. sizes]);
    }

    // What is not known makes the result unknown, never a conflict.
    static Outcome With<A, B>(A? first, B? second, Func<A, B, Outcome> primitive)
        where A : class
        where B : class => first is null || second is null ? TensorType.Unknown : primitive(first, second);
}

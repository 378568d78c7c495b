using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>The type of a signature's output, once its inputs are bound.</summary>
internal static class OutputTypes
{
    /// <summary>The type of an output; of each member where it is a list.</summary>
    public static Outcome[] Members(Bindings bindings, Form form, Output output)
    {
        if (output is not Call call || !output.IsList) return [Of(bindings, form, output)];
        if (!output.HasMembers) return [Of(bindings, form, call.Arguments[0])];
        if (call.Arguments[0] is not ParameterArgument { Name: var list } || !bindings.Arguments.TryGet(list, out object? value))
            return [bindings.Flaw($"argument 1 of {call} is not a list of tensors")];
        if (value is not IReadOnlyList<TensorType> types) return [Outcome.Unsure(Risks.All)];
        var result = new Outcome[types.Count];
        for (int i = 0; i < result.Length; i++)
        {
            bindings.Member = (list, new($"{list}[{i}]", types[i]));
            result[i] = Of(bindings, form, call.Arguments[1]);
        }
        bindings.Member = null;
        return result;
    }

    static Outcome Of(Bindings bindings, Form form, CallArgument argument) => argument switch
    {
        NestedCall nested => Of(bindings, form, nested.Call),
        PatternArgument inline => Of(bindings, inline.Pattern),
        ParameterArgument { Name: var name } when bindings.TryGetTensor(name, form, out var operand) => operand!.Type,
        _ => bindings.Flaw($"{argument} is not a tensor"),
    };

    static Outcome Of(Bindings bindings, Form form, Output output)
    {
        if (output is Call call) return PrimitiveCall.Run(bindings, form, call, inline => Of(bindings, inline));
        var pattern = ((PatternOutput)output).Pattern;
        return pattern.BareName is { } name && bindings.TryGetTensor(name, form, out var operand) ? operand!.Type : Of(bindings, pattern);
    }

    /// <summary>The type of a pattern whose dims and rows the inputs have bound.</summary>
    static Outcome Of(Bindings bindings, Pattern pattern)
    {
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        bool isOpen = false;
        var risks = Risks.None;
        Conflict? impossible = null;
        foreach (var term in pattern.Terms)
        {
            if (term is RowTerm row)
            {
                var run = RowJoining.Run(bindings, row);
                if (run.Conflict is { } apart) return Outcome.FailAround(apart, risks);
                risks |= run.Risks;
                // An open row hides how many dims precede: what stands before it is lost with it.
                if (run.Type.Dims.IsOpen)
                {
                    slots.Clear();
                    sizes.Clear();
                    isOpen = true;
                }
                slots.AddRange(run.Type.Dims);
                sizes.AddRange(run.Type.SizeArray);
            }
            else if (Element.Expand((DimTerm)term, bindings.Arguments) is not { } elements)
            {
                slots.Clear();
                sizes.Clear();
                isOpen = true;
                risks = Risks.All;
            }
            else
                foreach (var element in elements)
                {
                    var conflict = Dim(bindings, element, out var slot, out long size);
                    if (conflict?.Id == DiagnosticId.NT3004) return conflict;
                    impossible ??= conflict;
                    if (element.Size is not null && size < 0) risks |= DiagnosticId.NT2004;
                    slots.Add(slot);
                    sizes.Add(size);
                }
        }
        if (isOpen || slots.Any(slot => slot.Kind == DimKind.Unknown)) risks |= DiagnosticId.NT1004;
        return Distinct.Check(bindings.Operation, slots, isOpen, out var dims) is { } twice
            ? Outcome.FailAround(bindings.Conflict(twice.Id, [.. twice.Values]), risks)
            : impossible is not null ? Outcome.FailAround(impossible, risks)
            : Outcome.Of(new(dims!, [.. sizes]), risks);
    }

    static Conflict? Dim(Bindings bindings, Element element, out DimSlot slot, out long size)
    {
        var met = element.Key.Length > 0 ? Agreement.Of(bindings, element.Key) : null;
        slot = element.Kind switch
        {
            DimTermKind.Name => DimSlot.Of(element.Reference.Name, met?.Slot.Unit ?? DimUnit.No),
            DimTermKind.Variable => met?.Slot ?? DimSlot.Unknown,
            DimTermKind.Unnamed => DimSlot.Unnamed,
            _ => DimSlot.Unknown,
        };
        size = element.AxisSize != -1 ? element.AxisSize : met?.Size ?? -1;
        if (element.Kind == DimTermKind.Variable && met is null) return bindings.Flaw($"no input has the dim {element.Key}");
        if (element.Size is not null)
        {
            if (SizeArithmetic.Evaluate(bindings, element.Size, slot.Name ?? element.Key, out var value) is { } conflict) return conflict;
            size = value.Code;
        }
        if (element.Size is not null || element.AxisSize != -1) slot = slot.WithUnit(false);
        return null;
    }
}

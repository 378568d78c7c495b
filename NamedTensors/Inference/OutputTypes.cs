using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>The type of a signature's output, once its inputs are bound.</summary>
internal static class OutputTypes
{
    public static Outcome Of(Bindings bindings, Form form, Output output)
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
        foreach (var term in pattern.Terms)
        {
            if (term is RowTerm row)
            {
                var run = RowJoining.Run(bindings, row);
                if (!run.IsType) return run;
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
            else if (Element.Expand((DimTerm)term, bindings.Arguments) is not { } elements) return TensorType.Unknown;
            else
                foreach (var element in elements)
                {
                    if (Dim(bindings, element, out var slot, out long size) is { } conflict) return conflict;
                    slots.Add(slot);
                    sizes.Add(size);
                }
        }
        return Distinct.Check(bindings.Operation, slots, isOpen, out var dims) is { } twice
            ? bindings.Conflict(twice.Id, [.. twice.Values])
            : new TensorType(dims!, [.. sizes]);
    }

    static Conflict? Dim(Bindings bindings, Element element, out DimSlot slot, out long size)
    {
        var met = element.Key.Length > 0 ? Agreement.Of(bindings, element.Key) : null;
        slot = element.Kind switch
        {
            DimTermKind.Name => DimSlot.Of(element.Reference.Name, met?.Slot.IsUnit ?? false),
            DimTermKind.Variable => met?.Slot ?? DimSlot.Unknown,
            DimTermKind.Unnamed => DimSlot.Unnamed,
            _ => DimSlot.Unknown,
        };
        size = element.AxisSize >= 0 ? element.AxisSize : met?.Size ?? -1;
        if (element.Kind == DimTermKind.Variable && met is null) return bindings.Flaw($"no input has the dim {element.Key}");
        if (element.Size is not null)
        {
            if (SizeArithmetic.Evaluate(bindings, element.Size, slot.Name ?? element.Key, out var value) is { } conflict) return conflict;
            size = value.Code;
        }
        if (element.Size is not null || element.AxisSize >= 0) slot = slot.WithUnit(false);
        return null;
    }
}

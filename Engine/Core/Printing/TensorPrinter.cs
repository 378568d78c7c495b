using System.Text;
using NamedTorch.Core;

namespace NamedTorch.Printing;

/// <summary>
/// Writes tensors as PyTorch does, value for value and line for line, with the dims' names and sizes after them:
/// <c>tensor([[0., 0.], [0., 0.]], dims=(Batch 2, Model 2))</c>. Dims are given where one has a name (PyTorch: <c>names=</c>); sizes
/// where the values do not show them; the dtype where the values do not; <c>requiresGrad=true</c> or the operation
/// that made it where the tensor is on the tape.
/// </summary>
public static class TensorPrinter
{
    const string Opening = "tensor(";

    /// <summary>The tensor's values, names and dtype.</summary>
    public static string Print(Tensor x, PrintOptions options)
    {
        var text = new StringBuilder(Opening).Append(new ValuesText(Transfer.Run(x, Device.Cpu), options).Text(Opening.Length));
        int column = text.Length - LastBreak(text);
        foreach (string suffix in Suffixes(x))
        {
            bool breaks = column + suffix.Length + 2 > options.LineWidth;
            text.Append(breaks ? ",\n" + new string(' ', Opening.Length) : ", ").Append(suffix);
            column = breaks ? Opening.Length + suffix.Length : column + suffix.Length + 2;
        }
        return text.Append(')').ToString();
    }

    static IEnumerable<string> Suffixes(Tensor x)
    {
        if (x.Dims.HasNames) yield return $"dims={x.Type}";
        else if (x.ElementCount == 0 && x.Rank != 1) yield return $"size=({string.Join(", ", x.Type.Sizes)})";
        if (x.DType != DType.Float32 && (x.ElementCount == 0 || x.DType is not (DType.Int64 or DType.Bool))) yield return $"dtype={x.DType.Name}";
        if (x.Device.Kind != DeviceKind.Cpu) yield return $"device={x.Device}";
        if (x.Node is { } node) yield return $"madeBy={node.Operation}";
        else if (x.RequiresGrad) yield return "requiresGrad=true";
    }

    // PyTorch counts the columns of a first line without the opening, and one too many.
    static int LastBreak(StringBuilder text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
            if (text[i] == '\n') return i - 1;
        return Opening.Length - 2;
    }
}

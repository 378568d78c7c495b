using System.Globalization;

namespace NamedTorch.Printing;

/// <summary>PyTorch's choice of notation and column width from the values that are shown.</summary>
sealed class NumberFormat
{
    readonly DType dtype;
    readonly int precision;
    readonly bool whole = true, scientific;

    internal NumberFormat(DType dtype, IEnumerable<Element> shown, PrintOptions options)
    {
        (this.dtype, precision) = (dtype, options.Precision);
        if (!dtype.IsFloating)
        {
            foreach (var element in shown) Width = Math.Max(Width, Text(element, 0).Length);
            return;
        }
        double[] values = [.. shown.Select(e => e.Real).Where(v => double.IsFinite(v) && v != 0)];
        if (values.Length > 0)
        {
            double least = values.Min(Math.Abs), most = values.Max(Math.Abs);
            whole = Array.TrueForAll(values, v => v == Math.Ceiling(v));
            scientific = most / least > 1000 || most > 1e8 || !whole && least < 1e-4;
            // The width follows from the notation by magnitude, even where the options then choose another.
            foreach (double v in values) Width = Math.Max(Width, Plain(v).Length + (whole && !scientific ? 1 : 0));
        }
        scientific = options.Scientific ?? scientific;
    }

    internal int Width { get; } = 1;

    internal string Text(Element element) => Text(element, Width);

    string Text(Element element, int width)
    {
        string text = dtype == DType.Bool ? (element.Whole != 0 ? "True" : "False")
            : !dtype.IsFloating ? element.Whole.ToString(CultureInfo.InvariantCulture)
            : whole && !scientific && double.IsFinite(element.Real) ? Plain(element.Real) + "."
            : Plain(element.Real);
        return text.PadLeft(width);
    }

    string Plain(double v)
    {
        if (double.IsNaN(v)) return "nan";
        if (double.IsInfinity(v)) return v > 0 ? "inf" : "-inf";
        if (!scientific) return v.ToString(whole ? "F0" : "F" + precision, CultureInfo.InvariantCulture);
        // .NET writes exponents with three digits, Python with two where two suffice.
        string text = v.ToString("e" + precision, CultureInfo.InvariantCulture);
        int sign = text.LastIndexOf('e') + 1;
        return text[sign + 1] == '0' ? text.Remove(sign + 1, 1) : text;
    }
}

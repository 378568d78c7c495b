using System.Globalization;
using System.Text;

namespace Shakespeare;

/// <summary>The losses of a run, smoothed for the eye and drawn as an SVG file.</summary>
public sealed class LossCurve
{
    const int Width = 720, Height = 400, Margin = 48;
    readonly List<(int Step, float Loss)> points = [];

    /// <summary>The loss averaged over about the last twenty steps.</summary>
    public double Recent { get; private set; }

    public void Add(int step, float loss)
    {
        points.Add((step, loss));
        Recent = points.Count == 1 ? loss : 0.95 * Recent + 0.05 * loss;
    }

    public override string ToString() => string.Join(' ', points.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Step}:{p.Loss:R}")));

    public void Restore(string text)
    {
        foreach (string[] pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split(':')))
            Add(int.Parse(pair[0], CultureInfo.InvariantCulture), float.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    public void Write(string path)
    {
        if (points.Count < 2) return;
        float low = points.Min(static p => p.Loss), high = points.Max(static p => p.Loss);
        int last = points[^1].Step;
        double X(int step) => Margin + (double)step / last * (Width - 2 * Margin);
        double Y(double loss) => Height - Margin - (loss - low) / Math.Max(1e-9, high - low) * (Height - 2 * Margin);
        var svg = new StringBuilder($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {Height}' font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>\n");
        for (int i = 0; i <= 4; i++)
        {
            double loss = low + (high - low) * i / 4;
            svg.AppendLine(CultureInfo.InvariantCulture, $"<line x1='{Margin}' x2='{Width - Margin}' y1='{Y(loss):F1}' y2='{Y(loss):F1}' stroke='#ddd'/><text x='8' y='{Y(loss) + 4:F1}'>{loss:F2}</text>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x='{X(last * i / 4):F1}' y='{Height - 20}' text-anchor='middle'>{last * i / 4}</text>");
        }
        double smooth = points[0].Loss;
        Line("#bbb", points.Select(static p => (p.Step, (double)p.Loss)));
        Line("#06c", points.Select(p => (p.Step, smooth = 0.95 * smooth + 0.05 * p.Loss)));
        File.WriteAllText(path, svg.Append("</svg>\n").ToString());

        void Line(string colour, IEnumerable<(int Step, double Loss)> line) => svg.AppendLine(
            $"<polyline fill='none' stroke='{colour}' points='{string.Join(' ', line.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Step):F1},{Y(p.Loss):F1}")))}'/>");
    }
}

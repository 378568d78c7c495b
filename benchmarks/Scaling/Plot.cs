using System.Globalization;
using System.Text;

namespace NamedTorch.Benchmarks.Scaling;

/// <summary>Lines of points on logarithmic axes, as an SVG file.</summary>
/// <param name="title">What is shown.</param>
/// <param name="across">What grows from left to right.</param>
/// <param name="up">What grows upwards.</param>
sealed class Plot(string title, string across, string up)
{
    const int Width = 640, Height = 420, Left = 70, Right = 150, Top = 40, Bottom = 50;
    static readonly string[] Colours = ["#0b62a4", "#c1440e", "#3a7d2c", "#7a3e9d", "#8a6d00", "#00727a"];
    readonly List<(string Name, (double X, double Y)[] Points)> lines = [];

    internal void Add(string name, IEnumerable<(double X, double Y)> points) => lines.Add((name, [.. points]));

    internal void Write(string path)
    {
        var all = lines.SelectMany(static l => l.Points).ToArray();
        var (x0, x1) = Decades(all.Select(static p => p.X));
        var (y0, y1) = Decades(all.Select(static p => p.Y));
        double X(double x) => Left + (Math.Log10(x) - x0) / (x1 - x0) * (Width - Left - Right);
        double Y(double y) => Height - Bottom - (Math.Log10(y) - y0) / (y1 - y0) * (Height - Top - Bottom);
        var svg = new StringBuilder();
        void Append(FormattableString element) => svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Append($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {Height}' font-family='sans-serif' font-size='12'>");
        Append($"<rect width='100%' height='100%' fill='white'/><text x='{Left}' y='22' font-size='14'>{title}</text>");
        for (int d = (int)Math.Ceiling(x0); d <= x1; d++)
            Append($"<line x1='{X(Math.Pow(10, d)):F1}' x2='{X(Math.Pow(10, d)):F1}' y1='{Top}' y2='{Height - Bottom}' stroke='#ddd'/><text x='{X(Math.Pow(10, d)):F1}' y='{Height - Bottom + 16}' text-anchor='middle'>{Power(d)}</text>");
        for (int d = (int)Math.Ceiling(y0); d <= y1; d++)
            Append($"<line x1='{Left}' x2='{Width - Right}' y1='{Y(Math.Pow(10, d)):F1}' y2='{Y(Math.Pow(10, d)):F1}' stroke='#ddd'/><text x='{Left - 6}' y='{Y(Math.Pow(10, d)) + 4:F1}' text-anchor='end'>{Power(d)}</text>");
        Append($"<text x='{(Left + Width - Right) / 2}' y='{Height - 12}' text-anchor='middle'>{across}</text><text x='16' y='{Height / 2}' transform='rotate(-90 16 {Height / 2})' text-anchor='middle'>{up}</text>");
        for (int i = 0; i < lines.Count; i++)
        {
            string colour = Colours[i % Colours.Length];
            var (name, points) = lines[i];
            Append($"<polyline fill='none' stroke='{colour}' stroke-width='1.5' points='{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.X):F1},{Y(p.Y):F1}")))}'/>");
            foreach (var (x, y) in points) Append($"<circle cx='{X(x):F1}' cy='{Y(y):F1}' r='2.5' fill='{colour}'/>");
            Append($"<text x='{Width - Right + 10}' y='{Top + 16 * (i + 1)}' fill='{colour}'>{name}</text>");
        }
        svg.Append("</svg>\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, svg.ToString());
    }

    // The range of the values, at least half a decade beyond one value on either side.
    static (double Low, double High) Decades(IEnumerable<double> values)
    {
        double low = Math.Log10(values.Min()), high = Math.Log10(values.Max());
        double margin = Math.Max(0.05 * (high - low), 0.1);
        return (low - margin, high + margin);
    }

    static string Power(int d) => d is >= 0 and <= 3 ? Math.Pow(10, d).ToString(CultureInfo.InvariantCulture) : $"1e{d}";
}

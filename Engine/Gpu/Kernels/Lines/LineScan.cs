using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Running results along lines: a thread per line where lines are short or many lie side by side, else all threads for each.</summary>
sealed class LineScan(Programs programs)
{
    const long ShortLine = 64, ManyLines = 1 << 12;

    /// <summary>Fills the lines of values and places, either of which may be null.</summary>
    /// <param name="kind">What runs.</param>
    /// <param name="reversed">From the end.</param>
    /// <param name="x">Any strides.</param>
    /// <param name="dim">The dim of the lines.</param>
    /// <param name="computing">The type it is computed in.</param>
    /// <param name="values">Of x's sizes.</param>
    /// <param name="places">Of x's sizes.</param>
    internal void Run(LineKind kind, bool reversed, Tensor x, int dim, DType computing, Tensor? values, Tensor? places)
    {
        var call = new LineCall(x, dim, computing, values, places);
        long length = x.Sizes[dim], lines = call.Layout.Count;
        if (lines == 0 || length == 0) return;
        if (length <= ShortLine || lines >= ManyLines && x.Strides[dim] != 1)
        {
            var alone = programs.Get($"scan {kind} {reversed} {call.Key}", () => LineTemplate.Scan(call.Shape, call.Layout, kind, reversed));
            call.Give(new(programs), lines, 0).Run(alone, lines);
            return;
        }
        long chunks = (length + ScanTemplate.Chunk - 1) / ScanTemplate.Chunk;
        Tensor[] states = chunks == 1 ? [] : [.. ScanRule.Parts(call.Shape.Computing, kind).Select(d => Tensor.Allocate(TensorType.Of(lines * chunks), d, x.Device))];
        if (chunks > 1)
        {
            var none = new LineCall(x, dim, computing, null, null);
            var totals = programs.Get($"scan totals {kind} {reversed} {none.Key}", () => ScanTemplate.Totals(none.Shape, none.Layout, kind, reversed));
            none.Give(new(programs), lines, 0).Tensors(states).Run(totals, new Grid(lines * chunks));
            var carries = programs.Get($"scan carries {kind} {call.Shape.Computing}", () => ScanTemplate.Carries(call.Shape.Computing, kind));
            new Launch(programs).Tensors(states).Numbers(ScalarType.Int64, chunks).Run(carries, new Grid(lines));
        }
        var results = programs.Get($"scan chunks {kind} {reversed} {chunks > 1} {call.Key}", () => ScanTemplate.Results(call.Shape, call.Layout, kind, reversed, chunks > 1));
        call.Give(new(programs), lines, 0).Tensors(states).Run(results, new Grid(lines * chunks));
    }
}

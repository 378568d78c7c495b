using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Writes kernels over lines. Indices are int64 throughout.</summary>
static class LineTemplate
{
    const int Threads = LineShape.Threads;

    const ScalarType Index = ScalarType.Int64;

    /// <summary>Running results, a thread per line.</summary>
    internal static Kernel Scan(LineShape shape, Layout layout, LineKind kind, bool reversed)
    {
        var line = new LineArrays("scan_" + kind, shape, layout);
        var (k, type) = (line.Builder, shape.Computing);
        line.Each((element, count) =>
        {
            line.At(element);
            double start = kind switch { LineKind.Products or LineKind.OtherProducts => 1, LineKind.LogSums => double.NegativeInfinity, _ => 0 };
            Value running = k.Variable(k.Real(type, start)), extra = k.Variable(k.Real(type, 0)), place = k.Variable(k.Whole(Index, 0));
            k.For(k.Whole(Index, 0), count, k.Whole(Index, 1), step =>
            {
                Value i = reversed ? count - step - 1 : step, x = line.Read(i);
                switch (kind)
                {
                    case LineKind.Sums: k.Set(running, running + x); break;
                    case LineKind.Products: k.Set(running, running * x); break;
                    case LineKind.OtherProducts:
                        // Of those before; the product with those behind, who come from the other end, is the result.
                        line.Write(i, running, place);
                        k.Set(running, running * x);
                        return;
                    case LineKind.LogSums: LogSum(k, type, running, extra, x); break;
                    default:
                        var isBetter = k.Compare(Comparison.Equal, i, k.Whole(Index, 0)) | !k.Compare(Comparison.Equal, x, x) | (kind == LineKind.Largest ? running <= x : x <= running);
                        k.Set(running, k.Select(isBetter, x, running));
                        k.Set(place, k.Select(isBetter, i, place));
                        break;
                }
                line.Write(i, kind == LineKind.LogSums ? k.Select(k.Compare(Comparison.Equal, extra, k.Real(type, 0)), x, running + Of(k, type, extra, Function.Log)) : running, place);
            });
        });
        return k.Finish();
    }

    /// <summary>The middle of dense sorted lines: a thread per line searches where its numbers end.</summary>
    internal static Kernel Middle(ScalarType type, bool skipsNaN, DType? values, bool hasPlaces)
    {
        var k = new KernelBuilder("middle", Threads);
        MemoryArray sorted = k.Input("sorted", type.Element()), places = k.Input("places", DType.Int64);
        MemoryArray? y = values is { } dtype ? k.Output("y", dtype) : null, at = hasPlaces ? k.Output("at", DType.Int64) : null;
        Value lines = k.Number(Index), length = k.Number(Index), inner = k.Number(Index), yStart = k.Number(Index), atStart = k.Number(Index);
        k.Each(lines, n =>
        {
            var zero = k.Whole(Index, 0);
            Value start = n / inner * length * inner + n % inner, numbers = k.Variable(zero), end = k.Variable(length);
            k.While(() => numbers < end, () =>
            {
                Value middle = numbers + end >> 1, x = k.Load(sorted, start + middle * inner), isNumber = k.Compare(Comparison.Equal, x, x);
                k.Set(numbers, k.Select(isNumber, middle + 1, numbers));
                k.Set(end, k.Select(isNumber, end, middle));
            });
            // NaN is sorted to the end: the first one stands after the numbers.
            Value middle = (numbers - 1) / 2, chosen = k.Apply(BinaryOperator.Maximum, skipsNaN ? middle : k.Select(numbers < length, numbers, middle), zero), from = start + chosen * inner;
            if (y is not null) k.Store(y, yStart + n, Elements.Write(k, k.Load(sorted, from), y.Element));
            if (at is not null) k.Store(at, atStart + n, k.Load(places, from));
        });
        return k.Finish();
    }

    // peak and sum with ln Σ eˣ = peak + ln sum.
    static void LogSum(KernelBuilder k, ScalarType type, Value peak, Value sum, Value x)
    {
        Value one = k.Real(type, 1), low = k.Real(type, double.NegativeInfinity), isHigher = peak < x;
        Value raised = k.Select(k.Compare(Comparison.Equal, peak, low), one, sum * Of(k, type, peak - x, Function.Exp) + one);
        Value added = sum + k.Select(k.Compare(Comparison.Equal, x, peak), one, Of(k, type, x - peak, Function.Exp));
        k.Set(sum, k.Select(isHigher, raised, k.Select(k.Compare(Comparison.Equal, x, low), sum, added)));
        k.Set(peak, k.Select(isHigher, x, peak));
    }

    static Value Of(KernelBuilder k, ScalarType type, Value x, Function function) => new Emission(k, type, x).Emit(new FunctionExpression(function, new OperandExpression(0), null));
}

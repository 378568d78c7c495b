namespace NamedTorch.Gpu;

/// <summary>
/// Writes stable merge sorts. Of two sorted runs each element finds its place by counting, in a binary search, those of the other that come
/// before it: short lines and the beginnings of long ones in shared memory, then pass by pass in global memory. NaN is above every number.
/// </summary>
static class SortTemplate
{
    /// <summary>Elements that a group sorts in shared memory.</summary>
    internal const int Block = 1024;

    const int Threads = LineShape.Threads, PerThread = Block / Threads;

    const ScalarType Near = ScalarType.Int32, Far = ScalarType.Int64;

    /// <summary>Sorts pieces of lines: whole lines of at most so many elements, or every block of longer ones.</summary>
    /// <param name="shape">Elements and results.</param>
    /// <param name="layout">The walk over lines.</param>
    /// <param name="piece">Elements of a piece, a power of two up to <see cref="Block"/>.</param>
    /// <param name="descending">Whether the largest come first.</param>
    internal static Kernel Pieces(LineShape shape, Layout layout, int piece, bool descending)
    {
        var line = new LineArrays("sort_pieces", shape, layout);
        var k = line.Builder;
        MemoryArray keys = k.Shared("keys", shape.Computing, Block), places = k.Shared("places", Near, Block);
        Value lines = line.Threads, count = line.Count, thread = k.At(Position.ThreadX);
        var pieces = (count + (piece - 1)) / piece;
        var firstPiece = k.Convert(k.At(Position.GroupX), Far) * (Block / piece);
        var mine = new List<(Value Element, Value Line, Value From, Value There, Value IsValid)>();
        for (int j = 0; j < PerThread; j++)
        {
            var element = thread + j * Threads;
            var number = firstPiece + k.Convert(element / piece, Far);
            Value its = number / pieces, from = number % pieces * piece;
            var there = k.Convert(k.Apply(BinaryOperator.Minimum, count - from, k.Whole(Far, piece)), Near);
            mine.Add((element, its, from, there, its < lines & element % piece < there));
        }
        foreach (var (element, its, from, _, isValid) in mine)
            k.If(isValid, () =>
            {
                line.At(its);
                var inPiece = element % piece;
                k.Store(keys, element, line.Read(from + k.Convert(inPiece, Far)));
                k.Store(places, element, inPiece);
            });
        k.Barrier();
        for (int run = 1; run < piece; run *= 2)
        {
            var moves = new List<(Value To, Value Key, Value Place)>();
            foreach (var (element, _, _, there, isValid) in mine)
            {
                Value to = k.Variable(element), key = k.Variable(k.Whole(shape.Computing, 0)), place = k.Variable(k.Whole(Near, 0));
                moves.Add((to, key, place));
                k.If(isValid, () =>
                {
                    k.Set(key, k.Load(keys, element));
                    k.Set(place, k.Load(places, element));
                    Value inPiece = element % piece, start = element - inPiece;
                    k.Set(to, start + Merged(k, inPiece, run, there, key, i => k.Load(keys, start + i), descending));
                });
            }
            k.Barrier();
            for (int j = 0; j < PerThread; j++)
            {
                k.Store(keys, moves[j].To, moves[j].Key, mine[j].IsValid);
                k.Store(places, moves[j].To, moves[j].Place, mine[j].IsValid);
            }
            k.Barrier();
        }
        foreach (var (element, its, from, _, isValid) in mine)
        {
            var at = from + k.Convert(element % piece, Far) - line.First;
            k.If(isValid & k.Whole(Far, -1) < at & at < line.Room, () =>
            {
                line.At(its);
                line.Write(at, k.Load(keys, element), from + k.Convert(k.Load(places, element), Far));
            });
        }
        return k.Finish();
    }

    /// <summary>Merges pairs of runs of the sorted elements x; their places are beside them.</summary>
    internal static Kernel Merge(LineShape shape, Layout layout, bool descending)
    {
        var line = new LineArrays("merge", shape, layout);
        var k = line.Builder;
        var run = k.Number(Far);
        var places = k.Input("places", DType.Int64);
        line.Each((element, count) =>
        {
            Value its = element / count, i = element % count;
            line.At(its);
            var key = line.Read(i);
            var at = Merged(k, i, run, count, key, line.Read, descending) - line.First;
            k.If(k.Whole(Far, -1) < at & at < line.Room, () => line.Write(at, key, k.Load(places, line.Place(i))));
        });
        return k.Finish();
    }

    static Value Merged(KernelBuilder k, Value i, int run, Value end, Value key, Func<Value, Value> read, bool descending) =>
        Merged(k, i, k.Whole(i.Type, run), end, key, read, descending);

    // Where element i of two runs of sorted elements goes: its place in its own, and as many more as come before it in the other. Equal elements of the left run come first.
    static Value Merged(KernelBuilder k, Value i, Value run, Value end, Value key, Func<Value, Value> read, bool descending)
    {
        Value pair = i - i % (run + run), inRun = i % run, isLeft = i - pair < run;
        Value other = k.Apply(BinaryOperator.Minimum, k.Select(isLeft, pair + run, pair), end), otherEnd = k.Apply(BinaryOperator.Minimum, other + run, end);
        Value low = k.Variable(other), high = k.Variable(otherEnd);
        k.While(() => low < high, () =>
        {
            var middle = low + high >> 1;
            var there = read(middle);
            Value isBefore = k.Select(isLeft, IsBefore(k, there, key, descending), !IsBefore(k, key, there, descending));
            k.Set(low, k.Select(isBefore, middle + 1, low));
            k.Set(high, k.Select(isBefore, high, middle));
        });
        return pair + inRun + (low - other);
    }

    static Value IsBefore(KernelBuilder k, Value a, Value b, bool descending)
    {
        if (!a.Type.IsFloat()) return descending ? b < a : a < b;
        Value aIsNaN = !k.Compare(Comparison.Equal, a, a), bIsNaN = !k.Compare(Comparison.Equal, b, b);
        return descending ? b < a | aIsNaN & !bIsNaN : a < b | bIsNaN & !aIsNaN;
    }
}

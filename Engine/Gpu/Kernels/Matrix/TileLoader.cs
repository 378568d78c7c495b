namespace NamedTorch.Gpu;

/// <summary>Brings the slices of one operand to shared memory, each thread its share; what does not change from slice to slice is computed once.</summary>
sealed class TileLoader
{
    readonly KernelBuilder k;
    readonly TileSource source;
    readonly List<(Value Near, Value Own, Value Depth, Func<Value, (Value Place, Value IsThere)> Find)> slots = [];
    readonly Value[] held;

    internal TileLoader(KernelBuilder k, TileSource source, NearTile near, Value thread, int threads)
    {
        (this.k, this.source, Near) = (k, source, near);
        int perCopy = source.Way.PerCopy, perLine = (source.Way.IsDown ? near.Own : near.Depth) / perCopy;
        // Neighbouring threads read neighbours in memory; all of a thread's shares have one place in their lines.
        Value across = thread % perLine * perCopy, line = thread / perLine;
        for (int e = 0; e < near.Own * near.Depth / perCopy / threads; e++)
        {
            var at = line + e * (threads / perLine);
            var (own, depth) = source.Way.IsDown ? (across, at) : (at, across);
            slots.Add((near.Place(own, depth), own, depth, source.Find(own)));
        }
        held = source.Way.IsAsync ? [] : [.. slots.Select(_ => k.Variable(k.Whole(source.Array.Element.Register(), 0)))];
    }

    internal NearTile Near { get; }

    internal bool IsAsync => source.Way.IsAsync;

    /// <summary>Begins to bring the slice that starts at a depth to a stage.</summary>
    internal void Begin(Value stage, Value start)
    {
        Dictionary<Register, Value> depths = [];
        for (int e = 0; e < slots.Count; e++)
        {
            var (near, own, offset, find) = slots[e];
            if (!depths.TryGetValue(offset.Register, out var depth)) depths[offset.Register] = depth = start + k.Convert(offset, start.Type);
            var (place, isThere) = find(depth);
            if (IsAsync) k.AsyncCopy(Near.Array, stage + near, source.Array, place, source.Way.PerCopy * Near.Array.Element.ByteSize, Valid(own, depth, isThere));
            else k.Set(held[e], k.Load(source.Array, place, isThere));
        }
    }

    /// <summary>Puts what is still in registers where it belongs.</summary>
    internal void Land(Value stage)
    {
        for (int e = 0; e < held.Length; e++) k.Store(Near.Array, stage + slots[e].Near, held[e]);
    }

    Value Valid(Value own, Value depth, Value isThere)
    {
        int size = Near.Array.Element.ByteSize;
        Value none = k.Whole(ScalarType.Int32, 0), all = k.Whole(ScalarType.Int32, source.Way.PerCopy * size);
        if (source.Way.PerCopy == 1) return k.Select(isThere, all, none);
        var left = source.Way.IsDown ? source.OwnEnd - k.Convert(own, depth.Type) : source.DepthEnd - depth;
        var bytes = k.Convert(k.Apply(BinaryOperator.Minimum, left, k.Whole(depth.Type, source.Way.PerCopy)), ScalarType.Int32) * size;
        return k.Select(isThere, bytes, none);
    }
}

namespace NamedTorch.Gpu;

/// <summary>The parameters of a line kernel: elements, values and places with their steps along the line, and the walk over lines.</summary>
sealed class LineArrays
{
    const ScalarType Index = ScalarType.Int64;

    readonly LineShape shape;
    readonly MemoryArray x;
    readonly MemoryArray? values, places;
    readonly Value[] steps;
    readonly Func<Value, Value[]> walk;
    Value[] starts = [];

    internal LineArrays(string name, LineShape shape, Layout layout)
    {
        this.shape = shape;
        var k = Builder = new(name, LineShape.Threads);
        x = k.Input("x", shape.Element);
        values = shape.Values is { } dtype ? k.Output("y", dtype) : null;
        places = shape.HasPlaces ? k.Output("at", DType.Int64) : null;
        (Threads, Count) = (k.Number(Index), k.Number(Index));
        steps = [.. new[] { x, values, places }.OfType<MemoryArray>().Select(_ => k.Number(Index))];
        (First, Room) = (k.Number(Index), k.Number(Index));
        walk = layout.Walk(k);
    }

    internal KernelBuilder Builder { get; }

    internal ScalarType Computing => shape.Computing;

    /// <summary>Threads that are meant, or lines.</summary>
    internal Value Threads { get; }

    /// <summary>Elements of a line.</summary>
    internal Value Count { get; }

    /// <summary>Elements of the order that are left out at its beginning.</summary>
    internal Value First { get; }

    /// <summary>Elements of a line of the result.</summary>
    internal Value Room { get; }

    /// <summary>Runs the body for each thread that is meant, with the length of a line.</summary>
    internal void Each(Action<Value, Value> body) => Builder.Each(Threads, thread => body(thread, Count));

    /// <summary>Goes to a line.</summary>
    internal void At(Value line) => starts = walk(line);

    /// <summary>An element of the line, in the computing type.</summary>
    internal Value Read(Value i) => Elements.Read(Builder, Builder.Load(x, Place(i)), shape.Computing);

    /// <summary>Where an element of the line is.</summary>
    internal Value Place(Value i) => starts[0] + i * steps[0];

    /// <summary>An element of the results.</summary>
    internal void Write(Value i, Value value, Value place)
    {
        int t = 1;
        if (values is not null)
        {
            Builder.Store(values, starts[t] + i * steps[t], Elements.Write(Builder, value, values.Element));
            t++;
        }
        if (places is not null) Builder.Store(places, starts[t] + i * steps[t], place);
    }
}

namespace NamedTorch.Gpu;

/// <summary>A pointwise result that is not computed yet: a formula of operands, which are real.</summary>
sealed class DeferredFormula : DeferredValue
{
    readonly Accelerator accelerator;
    readonly Recording? recording;
    readonly IDeferredKernel kernel;
    bool isDone, isRunning;

    /// <param name="accelerator">Whose memory it is.</param>
    /// <param name="kernel">Computes it.</param>
    /// <param name="name">The operations it is made of.</param>
    /// <param name="expression">Its formula.</param>
    /// <param name="computing">The type the formula computes in.</param>
    /// <param name="result">Where it goes: a whole buffer.</param>
    /// <param name="operands">What the formula reads, broadcast to the result from the right.</param>
    /// <param name="parts">Values of the result's sizes that the formula took over.</param>
    internal DeferredFormula(Accelerator accelerator, IDeferredKernel kernel, string name, Expression expression, ScalarType computing, Tensor result, IEnumerable<Tensor> operands, IEnumerable<DeferredPart> parts)
    {
        (this.accelerator, this.kernel, Name, Expression, Computing) = (accelerator, kernel, name, expression, computing);
        recording = Recording.On(accelerator.Device);
        Cost = ExpressionCost.Of(expression);
        Result = LeafView.Stretched(result, result.Sizes);
        Parts = [.. parts.Where(p => p.Value.TryGetTarget(out var value) && ((DeferredFormula)value).Result.Type.SameSizes(Result.Type))];
        Operands = [.. operands.Select(x => LeafView.Stretched(x, Result.Sizes))];
        foreach (var x in Reads) Buffer(x).ReadBy(this);
        recording?.Add(this);
        // After the operands: its old value may be one of what made them.
        Buffer(Result).Defer(this);
    }

    internal string Name { get; }

    internal Expression Expression { get; }

    internal ScalarType Computing { get; }

    /// <summary>What the formula reads, in the order of its places and of the result's sizes.</summary>
    internal IReadOnlyList<Tensor> Operands { get; }

    /// <summary>Its buffer as a row-major tensor.</summary>
    internal Tensor Result { get; }

    internal int Cost { get; }

    /// <summary>What the formula took over, element for element, in the same type.</summary>
    internal IReadOnlyList<DeferredPart> Parts { get; }

    /// <summary>How it is computed.</summary>
    internal IDeferredKernel Kernel => kernel;

    /// <summary>It has become part of another formula: the next who needs it finds it computed.</summary>
    internal bool WasComposed { get; set; }

    /// <summary>Whether another formula may take its place here: what was made outside a captured step is no part of it.</summary>
    internal bool IsHere => ReferenceEquals(recording, Recording.On(accelerator.Device));

    /// <summary>What a tensor is going to hold, or null.</summary>
    internal static DeferredFormula? Of(Tensor x) => (x.Storage.Memory as MemoryBuffer)?.Deferred as DeferredFormula;

    internal override void Realize()
    {
        lock (accelerator.Streams.Deferral)
        {
            if (isDone || isRunning) return;
            var also = Wanted();
            DeferredFormula[] all = [this, .. also.Select(static p => p.Value)];
            foreach (var value in all) value.isRunning = true;
            try
            {
                if (recording is null && Recording.On(accelerator.Device) is { } other) other.Outside(() => Compute(also));
                else Compute(also);
                foreach (var value in all) value.Settle();
            }
            finally
            {
                foreach (var value in all) value.isRunning = false;
            }
        }
    }

    internal override void Drop()
    {
        if (!isDone) Forget();
    }

    IEnumerable<Tensor> Reads => Operands.Concat(kernel.Operands);

    /// <summary>Another kernel computes it on its way. Inside <see cref="StreamSet.Deferral"/>.</summary>
    internal void RealizeBy(Action kernel)
    {
        isRunning = true;
        try
        {
            kernel();
            Settle();
        }
        finally
        {
            isRunning = false;
        }
    }

    // Steps on the way that a derivative is going to read: computed now they cost a store, later a kernel.
    (DeferredFormula Value, Expression Expression)[] Wanted()
    {
        if (!kernel.ComputesParts) return [];
        var wanted = new List<(DeferredFormula, Expression)>();
        foreach (var part in Parts)
            if (wanted.Count < FusionLimits.Parts && part.Value.TryGetTarget(out var known) && known is DeferredFormula { isDone: false, isRunning: false } value
                && value.Result.Storage.IsKept && ReferenceEquals(value.recording, recording)) wanted.Add((value, part.Expression));
        return [.. wanted];
    }

    bool Compute((DeferredFormula Value, Expression Expression)[] also)
    {
        kernel.Compute(Name, Expression, Computing, Result, Operands, [.. also.Select(static p => (p.Expression, p.Value.Result))]);
        return true;
    }

    void Settle()
    {
        Buffer(Result).Settle();
        Forget();
    }

    void Forget()
    {
        isDone = true;
        foreach (var x in Reads) Buffer(x).ReadNoMore(this);
    }

    static MemoryBuffer Buffer(Tensor x) => (MemoryBuffer)x.Storage.Memory!;
}

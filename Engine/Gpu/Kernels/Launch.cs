namespace NamedTorch.Gpu;

/// <summary>One launch of a kernel: its arguments in the order of the parameters, and the tensors that must live until it is queued.</summary>
sealed class Launch(Programs programs)
{
    readonly List<Argument> arguments = [];
    readonly List<Tensor> tensors = [];
    readonly List<(int First, Func<IEnumerable<Argument>> Again)> anew = [];

    /// <summary>The buffers behind tensors.</summary>
    internal Launch Tensors(params IEnumerable<Tensor> all)
    {
        foreach (var x in all)
        {
            tensors.Add(x);
            arguments.Add(Argument.Buffer(((MemoryBuffer)x.Storage.Memory!).Block.Handle));
        }
        return this;
    }

    /// <summary>Whole numbers.</summary>
    internal Launch Numbers(ScalarType type, params IEnumerable<long> numbers)
    {
        foreach (long number in numbers) arguments.Add(Argument.Of(type, number));
        return this;
    }

    /// <summary>Real numbers.</summary>
    internal Launch Reals(ScalarType type, params IEnumerable<double> numbers)
    {
        foreach (double number in numbers) arguments.Add(Argument.Of(type, number));
        return this;
    }

    /// <summary>What a <see cref="Layout"/> declares.</summary>
    internal Launch Walk(Layout layout)
    {
        layout.Give(arguments);
        return this;
    }

    /// <summary>Operands that are numbers of the host.</summary>
    internal Launch HostNumbers(ScalarType type, params IEnumerable<Tensor> operands)
    {
        foreach (var x in operands) arguments.Add(HostNumber.Of(x, type));
        return this;
    }

    /// <summary>The numbers of a formula's call; where they change from replay to replay of a captured step, what gives the next.</summary>
    internal Launch Parameters(Formula formula, ScalarType type, Func<Formula>? again = null)
    {
        if (again is not null) Anew(() => Values(again(), type));
        arguments.AddRange(Values(formula, type));
        return this;
    }

    /// <summary>The arguments that follow are asked for again before each replay of a captured step.</summary>
    internal Launch Anew(Func<IEnumerable<Argument>> again)
    {
        anew.Add((arguments.Count, again));
        return this;
    }

    static IEnumerable<Argument> Values(Formula formula, ScalarType type) => formula.Parameters.Select(p => p.ArgumentIn(type));

    /// <summary>Queues the program over groups.</summary>
    internal void Run(Program program, Grid grid)
    {
        programs.Launch(program, grid, arguments, tensors, anew);
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }

    /// <summary>Queues the program over at least so many elements: threads, where each takes care of one.</summary>
    internal void Run(Program program, long elements)
    {
        int perGroup = program.Kernel.Width * program.Kernel.PerThread;
        Run(program, new Grid((elements + perGroup - 1) / perGroup));
    }
}

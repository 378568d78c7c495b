namespace NamedTorch.Gpu;

/// <summary>One launch of a kernel: its arguments in the order of the parameters, and the tensors that must live until it is queued.</summary>
sealed class Launch(Programs programs)
{
    readonly List<Argument> arguments = [];
    readonly List<Tensor> tensors = [];

    /// <summary>The buffers behind tensors.</summary>
    internal Launch Tensors(params IEnumerable<Tensor> all)
    {
        foreach (var x in all)
        {
            tensors.Add(x);
            arguments.Add(Argument.Buffer(((MemoryBuffer)x.Storage.Memory!).Handle));
        }
        return this;
    }

    /// <summary>Whole numbers.</summary>
    internal Launch Numbers(ScalarType type, params IEnumerable<long> numbers)
    {
        foreach (long number in numbers) arguments.Add(Argument.Of(type, number));
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

    /// <summary>The numbers of a formula's call.</summary>
    internal Launch Parameters(Formula formula, ScalarType type)
    {
        foreach (var number in formula.Parameters) arguments.Add(Argument.Of(type, number.Parameter.Value));
        return this;
    }

    /// <summary>Queues the program over groups.</summary>
    internal void Run(Program program, Grid grid)
    {
        programs.Launch(program, grid, arguments, tensors);
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }

    /// <summary>Queues the program over at least so many threads.</summary>
    internal void Run(Program program, long threads) => Run(program, new Grid((threads + program.Kernel.Width - 1) / program.Kernel.Width));
}

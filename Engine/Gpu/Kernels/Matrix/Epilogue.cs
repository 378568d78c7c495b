using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>What is done to a product's sums before they are written: a formula of the sum, what the result held, and further tensors, stretched to the result.</summary>
/// <param name="of">The formula: given the sum (0), the result's old element (1) and the others' (2 and on).</param>
/// <param name="computing">The type it computes in.</param>
/// <param name="others">Tensors of the result's shape.</param>
sealed class Epilogue(Func<Symbol[], Symbol> of, ScalarType computing, params IReadOnlyList<Tensor> others)
{
    /// <summary>The sum itself.</summary>
    internal static Epilogue None(ScalarType computing) => new(static x => x[0], computing);

    /// <summary>The sum and what the result held.</summary>
    internal static Epilogue Added(ScalarType computing) => new(static x => x[0] + x[1], computing);

    internal Formula Formula { get; } = new(of([.. Enumerable.Range(0, others.Count + 2).Select(Symbol.Operand)]).Expression);

    internal ScalarType Computing => computing;

    internal IReadOnlyList<Tensor> Others => others;

    /// <summary>Epilogues of one key share a kernel.</summary>
    internal string Key => $"{string.Join(' ', others.Select(static x => x.DType))} {Formula.Key}";

    /// <summary>Strides over rows and columns, in the order in which <see cref="Writer.Numbers"/> declares them.</summary>
    internal IEnumerable<long> Strides => others.SelectMany(static x => new[] { Stride(x, x.Rank - 2), Stride(x, x.Rank - 1) });

    /// <summary>The same as results of rows whose folded sum is given: operand 0 is summed, 1 the result, then the others.</summary>
    internal RowProgram OfRows()
    {
        var program = new RowProgram("Splits");
        Symbol[] operands = [.. Enumerable.Range(0, others.Count + 2).Select(_ => program.Operand())];
        operands[0] = program.Fold<Total>(operands[0]);
        return program.Row(of(operands));
    }

    /// <summary>Declares the further buffers.</summary>
    internal Writer Declare(KernelBuilder k) => new(this, k, [.. others.Select((x, n) => k.Input($"e{n}", x.DType))]);

    static long Stride(Tensor x, int d) => x.Sizes[d] == 1 ? 0 : x.Strides[d];

    /// <summary>The epilogue in a kernel.</summary>
    internal sealed class Writer(Epilogue epilogue, KernelBuilder k, MemoryArray[] arrays)
    {
        Value[] strides = [], numbers = [];

        /// <summary>Declares strides and the numbers of the formula.</summary>
        internal void Numbers(ScalarType index)
        {
            strides = [.. epilogue.Strides.Select(_ => k.Number(index))];
            numbers = Gpu.Numbers.Declare(k, epilogue.Formula, epilogue.Computing);
        }

        /// <summary>What is written instead of a sum.</summary>
        internal Value Write(Value sum, Value row, Value column, Value isThere, Value at, MemoryArray result, Value[] places)
        {
            Value Given(int operand) => operand switch
            {
                0 => sum,
                1 => k.Load(result, at, isThere),
                _ => k.Load(arrays[operand - 2], places[operand + 1] + row * strides[2 * operand - 4] + column * strides[2 * operand - 3], isThere),
            };
            var emission = new Emission(k, epilogue.Computing, step => Given(((OperandExpression)step).Place)).With(epilogue.Formula, numbers);
            return Elements.Write(k, emission.Emit(epilogue.Formula.Results[0]), result.Element);
        }
    }
}

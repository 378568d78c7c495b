using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>What is done to a product's sums before they are written: a formula of the sum (operand 0), what the result held (1), and further tensors, stretched to the result.</summary>
/// <param name="formula">The formula.</param>
/// <param name="computing">The type it computes in.</param>
/// <param name="others">Operands 2 and on: tensors of the result's rank.</param>
sealed class Epilogue(Formula formula, ScalarType computing, IReadOnlyList<Tensor> others)
{
    /// <summary>The sum itself.</summary>
    internal static Epilogue None(ScalarType computing) => new(new(Symbol.Operand(0).Expression), computing, []);

    /// <summary>The sum and what the result held.</summary>
    internal static Epilogue Added(ScalarType computing) => new(new((Symbol.Operand(0) + Symbol.Operand(1)).Expression), computing, []);

    internal Formula Formula => formula;

    internal IReadOnlyList<Tensor> Others => others;

    /// <summary>Epilogues of one key share a kernel.</summary>
    internal string Key => $"{string.Join(' ', others.Select(static x => x.DType))} {formula.Key}";

    /// <summary>Strides over rows and columns, in the order in which <see cref="Writer.Numbers"/> declares them.</summary>
    internal IEnumerable<long> Strides => others.SelectMany(static x => new[] { Stride(x, x.Rank - 2), Stride(x, x.Rank - 1) });

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
                0 => Elements.Read(k, sum, epilogue.Computing),
                1 => Elements.Read(k, k.Load(result, at, isThere), epilogue.Computing),
                _ => Elements.Read(k, k.Load(arrays[operand - 2], places[operand + 1] + row * strides[2 * operand - 4] + column * strides[2 * operand - 3], isThere), epilogue.Computing),
            };
            var emission = new Emission(k, epilogue.Computing, step => Given(((OperandExpression)step).Place)).With(epilogue.Formula, numbers);
            return Elements.Write(k, emission.Emit(epilogue.Formula.Results[0]), result.Element);
        }
    }

    ScalarType Computing => computing;
}

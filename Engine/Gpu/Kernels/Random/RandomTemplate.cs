namespace NamedTorch.Gpu;

/// <summary>Writes a kernel that fills memory with random numbers.</summary>
/// <remarks>The generator is Philox 4×32-10, as <see cref="Core.Philox"/>.</remarks>
static class RandomTemplate
{
    const int Threads = 256, Rounds = 10;
    const long Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <param name="dtype">float32 or float64.</param>
    /// <param name="pairsPerBlock">Two of words of 32 bits, or one of 64.</param>
    /// <param name="formula">Two numbers from two words.</param>
    internal static Kernel Write(DType dtype, int pairsPerBlock, Formula formula)
    {
        var index = ScalarType.Int64;
        var k = new KernelBuilder("random", Threads);
        var y = k.Output("y", dtype);
        Value pairs = k.Number(index), count = k.Number(index), first = k.Number(index), start = k.Number(index), key0 = k.Number(ScalarType.Int32), key1 = k.Number(ScalarType.Int32);
        var numbers = Numbers.Declare(k, formula, ScalarType.Float64);
        k.Each(pairs, pair =>
        {
            var words = Block(k, start + pair / pairsPerBlock, key0, key1);
            Value a, b;
            if (pairsPerBlock == 2)
            {
                var isSecond = k.Compare(Comparison.Equal, pair % 2, k.Whole(index, 1));
                (a, b) = (Unsigned(k, k.Select(isSecond, words[2], words[0])), Unsigned(k, k.Select(isSecond, words[3], words[1])));
            }
            else (a, b) = (Upper(k, words[0], words[1]), Upper(k, words[2], words[3]));
            var emission = new Emission(k, ScalarType.Float64, k.Convert(a, ScalarType.Float64), k.Convert(b, ScalarType.Float64)).With(formula, numbers);
            Value at = pair * 2, left = emission.Emit(formula.Results[0]), right = emission.Emit(formula.Results[1]);
            k.Store(y, first + at, Elements.Write(k, left, dtype));
            k.Store(y, first + at + 1, Elements.Write(k, right, dtype), at + 1 < count);
        });
        return k.Finish();
    }

    // The four words of a counter's block.
    static Value[] Block(KernelBuilder k, Value counter, Value key0, Value key1)
    {
        var word = ScalarType.Int32;
        Value Word(long bits) => k.Whole(word, (int)bits);
        Value a = k.Convert(counter, word), b = k.Convert(counter >> 32, word), c = Word(0), d = Word(0), m0 = Word(Multiplier0), m1 = Word(Multiplier1);
        for (int round = 0; round < Rounds; round++)
        {
            Value high0 = k.Apply(BinaryOperator.MultiplyHighUnsigned, a, m0), high1 = k.Apply(BinaryOperator.MultiplyHighUnsigned, c, m1);
            (a, b, c, d) = (high1 ^ b ^ key0, c * m1, high0 ^ d ^ key1, a * m0);
            (key0, key1) = (key0 + Word(Weyl0), key1 + Word(Weyl1));
        }
        return [a, b, c, d];
    }

    static Value Unsigned(KernelBuilder k, Value word) => k.Convert(word, ScalarType.Int64) & k.Whole(ScalarType.Int64, uint.MaxValue);

    // The upper 53 of 64 bits.
    static Value Upper(KernelBuilder k, Value low, Value high) =>
        k.Apply(BinaryOperator.ShiftRightUnsigned, k.Convert(high, ScalarType.Int64) << 32 | Unsigned(k, low), k.Whole(ScalarType.Int64, 11));
}

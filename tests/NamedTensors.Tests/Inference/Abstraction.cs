namespace NamedTorch.Tests.Inference;

/// <summary>Takes knowledge away from types, and says whether a type that is known in part stands for another.</summary>
internal static class Abstraction
{
    /// <summary>The type with names, unit marks, sizes and leading dims forgotten at random.</summary>
    public static TensorType Forget(TensorType type, Random random)
    {
        int hidden = random.Next(4) == 0 ? random.Next(type.Rank + 1) : -1;
        bool rarely = random.Next(3) > 0;
        var slots = new List<DimSlot>();
        var sizes = new List<long>();
        for (int i = Math.Max(0, hidden); i < type.Rank; i++)
        {
            var slot = type.Dims[i];
            if (random.Next(rarely ? 12 : 4) == 0) slot = DimSlot.Unknown;
            else if (random.Next(rarely ? 12 : 4) == 0) slot = slot.WithUnit(DimUnit.Maybe);
            slots.Add(slot);
            sizes.Add(Forget(type.SizeArray[i], random, rarely ? 6 : 3));
        }
        return new(DimList.From(slots, isOpen: hidden >= 0), [.. sizes]);
    }

    /// <summary>The size, or not known, or a symbol that stands for it.</summary>
    public static long Forget(long size, Random random, int often = 3) => random.Next(often) > 0 ? size
        : size > 1 && random.Next(2) == 0 ? Size.Symbol("n" + size).Code : -1;

    /// <summary>Why <paramref name="known"/> does not stand for a type, or null.</summary>
    public static string? Misses(TensorType known, TensorType type)
    {
        if (known.Dims.IsOpen ? type.Rank < known.Rank : type.Rank != known.Rank) return "rank";
        for (int back = 1; back <= known.Rank; back++)
        {
            DimSlot claimed = known.Dims[known.Rank - back], slot = type.Dims[type.Rank - back];
            long size = known.SizeArray[known.Rank - back];
            if (claimed.Kind != DimKind.Unknown && claimed.Name != slot.Name) return $"name of dim -{back}";
            if (claimed.Unit != DimUnit.Maybe && claimed.Unit != slot.Unit) return $"unit mark of dim -{back}";
            if (size != -1 && Value(new Size(size).ToString()) != type.SizeArray[type.Rank - back]) return $"size of dim -{back}";
        }
        return null;
    }

    /// <summary>The value of a formula whose symbols are called as the sizes they stand for: <c>⌊(3*n2-1)/2⌋</c>.</summary>
    public static long Value(string formula)
    {
        int at = 0;
        long value = Sum();
        return at == formula.Length ? value : throw new FormatException(formula);

        long Sum()
        {
            long sum = at < formula.Length && formula[at] == '-' && ++at > 0 ? -Product() : Product();
            while (at < formula.Length && formula[at] is '+' or '-') sum += formula[at++] == '+' ? Product() : -Product();
            return sum;
        }

        long Product()
        {
            long product = Factor();
            while (at < formula.Length && formula[at] is '*' or '·')
            {
                at++;
                product *= Factor();
            }
            return product;
        }

        long Factor()
        {
            if (formula[at] == '⌊')
            {
                at++;
                long top = Product();
                at++;
                long bottom = Product();
                at++;
                return (long)Math.Floor((double)top / bottom);
            }
            if (formula[at] == '(')
            {
                at++;
                long inner = Sum();
                at++;
                return inner;
            }
            if (formula[at] == 'n') at++;
            int start = at;
            while (at < formula.Length && char.IsDigit(formula[at])) at++;
            return long.Parse(formula.AsSpan(start, at - start));
        }
    }
}

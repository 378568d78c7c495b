namespace NamedTorch.Inference;

/// <summary>
/// What a signature gave for earlier arguments: a loop asks the same again and again. Lock-free: entries are immutable and
/// writing a reference is atomic; a lost race costs one recomputation.
/// </summary>
internal static class InferenceMemory
{
    public static bool TryGet(Signature signature, Arguments arguments, NameRules rules, out TensorType[] types)
    {
        types = [];
        if (signature.Memory[Slot(signature, arguments, rules)] is not Entry entry || !entry.Answers(arguments, rules)) return false;
        types = (TensorType[])entry.Types.Clone();
        return true;
    }

    public static void Set(Signature signature, Arguments arguments, NameRules rules, TensorType[] types) =>
        signature.Memory[Slot(signature, arguments, rules)] = new Entry(arguments, rules, (TensorType[])types.Clone());

    static int Slot(Signature signature, Arguments arguments, NameRules rules)
    {
        int hash = rules.IsStrict ? 1 : 0;
        foreach (var pair in arguments.Values) hash = hash * 31 + Hash(pair.Value);
        return (hash ^ hash >> 6 ^ hash >> 12) & (signature.Memory.Length - 1);
    }

    static int Hash(object? value) => value switch
    {
        TensorType type => type.GetHashCode(),
        DimRef[] dims => Sum(dims),
        Axis[] axes => Sum(axes),
        KnownAxis[] axes => Sum(axes),
        IndexItem[] items => Sum(items),
        IReadOnlyList<TensorType> types => types.Count,
        null => 0,
        _ => value.GetHashCode(),
    };

    static int Sum<T>(T[] items)
        where T : struct
    {
        int hash = items.Length;
        foreach (var item in items) hash = hash * 31 + item.GetHashCode();
        return hash;
    }

    sealed class Entry
    {
        readonly KeyValuePair<string, object?>[] values;
        readonly NameRules rules;

        public Entry(Arguments arguments, NameRules rules, TensorType[] types)
        {
            // Copies, since the caller may go on to use its arrays.
            values = [.. arguments.Values.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value switch
            {
                DimRef[] dims => dims.Clone(),
                Axis[] axes => axes.Clone(),
                KnownAxis[] axes => axes.Clone(),
                IndexItem[] items => items.Clone(),
                IReadOnlyList<TensorType> list => list.ToArray(),
                var other => other,
            }))];
            this.rules = rules;
            Types = types;
        }

        public TensorType[] Types { get; }

        public bool Answers(Arguments arguments, NameRules rules)
        {
            var others = arguments.Values;
            if (!ReferenceEquals(rules, this.rules) || others.Count != values.Length) return false;
            for (int i = 0; i < values.Length; i++)
                if (values[i].Key != others[i].Key || !Equal(values[i].Value, others[i].Value)) return false;
            return true;
        }

        static bool Equal(object? a, object? b) => ReferenceEquals(a, b) || (a, b) switch
        {
            (TensorType x, TensorType y) => x.Equals(y),
            (DimRef[] x, DimRef[] y) => Same(x, y),
            (Axis[] x, Axis[] y) => Same(x, y),
            (KnownAxis[] x, KnownAxis[] y) => Same(x, y),
            (IndexItem[] x, IndexItem[] y) => Same(x, y),
            (IReadOnlyList<TensorType> x, IReadOnlyList<TensorType> y) => x.SequenceEqual(y),
            _ => a is not null && a.Equals(b),
        };

        static bool Same<T>(T[] a, T[] b)
            where T : struct, IEquatable<T>
        {
            if (a.Length != b.Length) return false;
            for (int i = 0; i < a.Length; i++)
                if (!a[i].Equals(b[i])) return false;
            return true;
        }
    }
}

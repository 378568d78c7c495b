namespace NamedTorch.Analyzers.Memory;

/// <summary>
/// An immutable map from numbers: a big-endian Patricia tree (Okasaki and Gill, Fast Mergeable Integer Maps, 1998). Maps that come from
/// one another share their parts, and joining two costs what differs between them. Null is the empty map.
/// </summary>
internal abstract class PersistentMap<T>
    where T : class
{
    /// <summary>What is stored at a key, or null.</summary>
    public static T? Find(PersistentMap<T>? map, int key)
    {
        while (map is Branch branch) map = branch.Side(key);
        return map is Leaf leaf && leaf.Key == key ? leaf.Value : null;
    }

    /// <summary>The map with another value at a key; the same object if it is the value that is there.</summary>
    public static PersistentMap<T> Set(PersistentMap<T>? map, int key, T value) => map switch
    {
        null => new Leaf(key, value),
        Leaf leaf when leaf.Key == key => Equals(leaf.Value, value) ? leaf : new Leaf(key, value),
        Leaf leaf => Link(key, new Leaf(key, value), leaf.Key, leaf),
        Branch branch when branch.Holds(key) => branch.With(key, Set(branch.Side(key), key, value)),
        var branch => Link(key, new Leaf(key, value), ((Branch)branch).Prefix, branch),
    };

    /// <summary>
    /// All keys of both; where both have a value, <paramref name="join"/> of the two. The left map itself if that is the result.
    /// </summary>
    public static PersistentMap<T>? Union(PersistentMap<T>? left, PersistentMap<T>? right, Func<T, T, T> join)
    {
        if (ReferenceEquals(left, right) || right is null) return left;
        if (left is null) return right;
        if (right is Leaf leaf) return Find(left, leaf.Key) is { } old ? Set(left, leaf.Key, Joined(old, leaf.Value, join)) : Set(left, leaf.Key, leaf.Value);
        if (left is Leaf own) return Find(right, own.Key) is { } other ? Set(right, own.Key, Joined(own.Value, other, join)) : Set(right, own.Key, own.Value);
        Branch a = (Branch)left, b = (Branch)right;
        if (a.Bit == b.Bit && a.Prefix == b.Prefix) return a.With(Union(a.Low, b.Low, join)!, Union(a.High, b.High, join)!);
        if (a.Bit > b.Bit && a.Holds(b.Prefix)) return a.With(b.Prefix, Union(a.Side(b.Prefix), b, join)!);
        if (b.Bit > a.Bit && b.Holds(a.Prefix)) return b.With(a.Prefix, Union(a, b.Side(a.Prefix), join)!);
        return Link(a.Prefix, a, b.Prefix, b);
    }

    /// <summary>The keys of both with the join of their values. The left map itself if that is the result.</summary>
    public static PersistentMap<T>? Intersection(PersistentMap<T>? left, PersistentMap<T>? right, Func<T, T, T> join)
    {
        if (ReferenceEquals(left, right)) return left;
        if (left is null || right is null) return null;
        if (left is Leaf own) return Find(right, own.Key) is { } other ? Set(own, own.Key, Joined(own.Value, other, join)) : null;
        if (right is Leaf leaf) return Find(left, leaf.Key) is { } old ? Set(leaf, leaf.Key, Joined(old, leaf.Value, join)) : null;
        Branch a = (Branch)left, b = (Branch)right;
        if (a.Bit == b.Bit && a.Prefix == b.Prefix) return Either(a, Intersection(a.Low, b.Low, join), Intersection(a.High, b.High, join));
        if (a.Bit > b.Bit && a.Holds(b.Prefix)) return Intersection(a.Side(b.Prefix), b, join);
        if (b.Bit > a.Bit && b.Holds(a.Prefix)) return Intersection(a, b.Side(a.Prefix), join);
        return null;
    }

    static T Joined(T left, T right, Func<T, T, T> join) => ReferenceEquals(left, right) ? left : join(left, right);

    static PersistentMap<T>? Either(Branch branch, PersistentMap<T>? low, PersistentMap<T>? high) =>
        low is null ? high : high is null ? low : branch.With(low, high);

    static Branch Link(int aKey, PersistentMap<T> a, int bKey, PersistentMap<T> b)
    {
        int bit = HighestBit(aKey ^ bKey), prefix = aKey & ~((bit << 1) - 1);
        return (aKey & bit) == 0 ? new(prefix, bit, a, b) : new(prefix, bit, b, a);
    }

    static int HighestBit(int number)
    {
        int bit = 1;
        while ((number >>= 1) != 0) bit <<= 1;
        return bit;
    }

    sealed class Leaf(int key, T value) : PersistentMap<T>
    {
        public readonly int Key = key;
        public readonly T Value = value;
    }

    sealed class Branch(int prefix, int bit, PersistentMap<T> low, PersistentMap<T> high) : PersistentMap<T>
    {
        public readonly int Prefix = prefix, Bit = bit;
        public readonly PersistentMap<T> Low = low, High = high;

        public bool Holds(int key) => (key & ~((Bit << 1) - 1)) == Prefix;

        public PersistentMap<T> Side(int key) => (key & Bit) == 0 ? Low : High;

        public Branch With(int key, PersistentMap<T> side) => (key & Bit) == 0 ? With(side, High) : With(Low, side);

        public Branch With(PersistentMap<T> low, PersistentMap<T> high) =>
            ReferenceEquals(low, Low) && ReferenceEquals(high, High) ? this : new(Prefix, Bit, low, high);
    }
}

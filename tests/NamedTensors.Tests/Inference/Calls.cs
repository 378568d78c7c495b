using NamedTorch.Signatures;

namespace NamedTorch.Tests.Inference;

/// <summary>Random arguments for a signature: everything known, and the same call with parts forgotten.</summary>
internal static class Calls
{
    static readonly string[] dims = ["A", "B", "C", "D"];

    public static (Arguments Concrete, Arguments Vague) Of(Signature signature, TensorType[] types, Random random)
    {
        Arguments concrete = new(), vague = new();
        int next = 0;
        foreach (var input in signature.Forms[0].Inputs)
        {
            string name = input.Name ?? "t" + next;
            if (input.IsOptional && random.Next(2) == 0)
            {
                concrete.Absent(name);
                if (random.Next(4) == 0) vague.Unknown(name);
                else vague.Absent(name);
                next++;
                continue;
            }
            var type = types[next++ % types.Length];
            concrete.Type(name, type);
            vague.Type(name, Abstraction.Forget(type, random));
        }
        string text = signature.ToString();
        if (text.Contains("list"))
        {
            var members = types.Take(random.Next(1, 4)).ToArray();
            concrete.Types("list", members);
            var known = members.Select(m => Abstraction.Forget(m, random)).ToArray();
            if (random.Next(6) == 0) vague.Every("list", members.Select(m => m).Aggregate(NamedTorch.Inference.Join.Of));
            else vague.Types("list", known);
        }
        void Both(string name, Func<Arguments, Arguments> add, Func<Arguments, Arguments>? part = null)
        {
            if (!System.Text.RegularExpressions.Regex.IsMatch(text, @"\b" + name + @"\b")) return;
            add(concrete);
            if (random.Next(8) > 0) add(vague);
            else if (part is not null && random.Next(2) == 0) part(vague);
            else vague.Unknown(name);
        }
        var own = types[0];
        DimRef[] some = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Dim(own, random, mayRest: true))];
        Both("dims", a => a.Dims("dims", some));
        var (one, two) = (Dim(own, random, mayRest: false), Dim(own, random, mayRest: false));
        Both("dim", a => a.Dim("dim", one));
        Both("dim2", a => a.Dim("dim2", two));
        DimRef[] names = [.. Enumerable.Range(0, random.Next(2) == 0 ? own.Rank : random.Next(4)).Select(i => random.Next(8) == 0 ? DimRef.Rest : random.Next(4) == 0 ? default : random.Next(3) == 0 && own.Rank > 0 ? own.Dims.NameAt(Math.Min(i, own.Rank - 1)) : (DimRef)("ABCDXYZ"[random.Next(7)].ToString()))];
        Both("names", a => a.Dims("names", names));
        DimRef single = random.Next(5) == 0 ? default : (DimRef)("ABCDX"[random.Next(5)].ToString());
        Both("name", a => a.Dim("name", single));
        DimRef[] positions = [.. Enumerable.Range(0, some.Length).Select(_ => (DimRef)random.Next(-3, 4))];
        Both("positions", a => a.Dims("positions", positions));
        int at = random.Next(-4, 5), n = random.Next(-1, 4);
        Both("at", a => a.Integer("at", at));
        Both("n", a => a.Integer("n", n), a => a.Integer("n", n > 1 && random.Next(2) == 0 ? Size.Symbol("n" + n) : Size.Unknown));
        bool flag = random.Next(2) == 0;
        Both("flag", a => a.Flag("flag", flag));
        Axis axis = Axis(own, random);
        Both("axis", a => a.Axis("axis", axis), a => a.KnownAxes("axis", Part(axis, random)));
        Axis[] axes = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Axis(own, random))];
        if (random.Next(3) == 0 && own.Rank > 0) axes = [.. Factors(own.SizeArray[0] * (text.Contains("reshape") ? own.ElementCount / Math.Max(1, own.SizeArray[0]) : 1), random)];
        Both("axes", a => a.Axes("axes", axes), a => a.KnownAxes("axes", [.. axes.Select(x => Part(x, random))]));
        if (text.Contains("items")) Items(own, types[1 % types.Length], concrete, vague, random);
        return (concrete, vague);
    }

    static void Items(TensorType x, TensorType other, Arguments concrete, Arguments vague, Random random)
    {
        IndexItem[] items = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Item(x, other, random))];
        concrete.Items("items", items);
        vague.Items("items", [.. items.Select(item => random.Next(5) > 0 ? item : item.Kind switch
        {
            IndexItemKind.Place => IndexItem.Place(IndexBound.Unknown, item.Dim),
            IndexItemKind.Range => IndexItem.Range(random.Next(2) == 0 ? item.Start : IndexBound.Unknown, IndexBound.Unknown, random.Next(2) == 0 ? item.Step : Size.Unknown, item.Dim),
            IndexItemKind.Flag => IndexItem.Flag(null),
            IndexItemKind.Tensor => IndexItem.Of(Abstraction.Forget(item.Tensor!, random), random.Next(2) == 0 ? null : item.Holds, item.Dim),
            _ => item,
        })]);
    }

    static IndexItem Item(TensorType x, TensorType other, Random random)
    {
        string? dim = random.Next(3) > 0 ? null : random.Next(6) > 0 && x.Rank > 0 ? x.Dims.NameAt(random.Next(x.Rank)) : "ABCD"[random.Next(4)].ToString();
        switch (random.Next(9))
        {
            case < 2:
                return IndexItem.Place(random.Next(-3, 3), dim);
            case < 4:
                return random.Next(3) == 0 ? IndexItem.All(dim) : IndexItem.Range(random.Next(3), random.Next(2) == 0 ? new IndexBound(random.Next(2), true) : random.Next(4), random.Next(3) == 0 ? 2 : 1, dim);
            case 4:
                return IndexItem.Rest;
            case 5:
                return IndexItem.New(random.Next(2) == 0 ? null : "ABXY"[random.Next(4)].ToString());
            case 6 when x.Rank > 0:
                int from = random.Next(x.Rank), count = random.Next(1, Math.Min(2, x.Rank - from) + 1);
                return IndexItem.Of(new(DimList.From(x.Dims.Skip(from).Take(count)), [.. x.SizeArray.Skip(from).Take(count)]), true, dim);
            case 7:
                return random.Next(4) == 0 ? IndexItem.Flag(random.Next(2) == 0) : IndexItem.Of(other, true, dim);
            default:
                return IndexItem.Of(random.Next(2) == 0 ? other : TensorType.Of(("I", 2)), false, dim);
        }
    }

    public static string Show(Arguments arguments) => string.Join("; ", arguments.Values.Select(pair => pair.Key + ": " + pair.Value switch
    {
        null => "unknown",
        TensorType type => Types.Text(type) + string.Concat(type.Dims.Select(slot => slot.Unit == DimUnit.Maybe ? "~" : "-")),
        IReadOnlyList<TensorType> types => string.Join(" | ", types.Select(Types.Text)),
        System.Collections.IEnumerable list and not string => "[" + string.Join(", ", list.Cast<object>()) + "]",
        var other => other.ToString(),
    }));

    static DimRef Dim(TensorType type, Random random, bool mayRest) => random.Next(10) switch
    {
        0 when mayRest => DimRef.Rest,
        < 4 => random.Next(-3, 4),
        < 7 when type.Rank > 0 && type.Dims.NameAt(random.Next(type.Rank)) is { } name => name,
        _ => dims[random.Next(4)],
    };

    static Axis Axis(TensorType type, Random random)
    {
        string? name = random.Next(3) == 0 ? null : random.Next(2) == 0 && type.Rank > 0 ? type.Dims.NameAt(random.Next(type.Rank)) : "ABCDXY"[random.Next(6)].ToString();
        return new(name is null ? null : (Dim)name, random.Next(-1, 5));
    }

    static IEnumerable<Axis> Factors(long size, Random random)
    {
        for (int f = 2; f <= 3 && size > 1; f++)
            if (size % f == 0 && random.Next(3) > 0)
            {
                yield return new(random.Next(3) == 0 ? null : (Dim)("PQ"[f - 2].ToString()), f);
                size /= f;
            }
        yield return new("R", random.Next(3) == 0 ? -1 : size);
    }

    static KnownAxis Part(KnownAxis axis, Random random) =>
        new(random.Next(5) == 0 ? DimSlot.Unknown : axis.Slot, new(axis.Size.IsConstant ? Abstraction.Forget(axis.Size.Code, random) : -1));
}

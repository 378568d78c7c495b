namespace NamedTorch.Agreement;

/// <summary>Small choices: names and sizes from a small pool, so that operands often fit and often do not.</summary>
sealed class Draw(Random random)
{
    static readonly string[] Names = ["A", "B", "C", "D"];

    internal int Below(int limit) => random.Next(limit);

    internal bool Chance(double probability) => random.NextDouble() < probability;

    internal T One<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A name, mostly one of the type's own.</summary>
    internal string Name(TensorType? near)
    {
        string[] own = near is null ? [] : [.. near.Dims.Select(static slot => slot.Name).OfType<string>().Where(static n => !n.EndsWith('*'))];
        return own.Length > 0 && Chance(0.8) ? One(own) : One(Names);
    }

    /// <summary>The size that goes with a name, mostly.</summary>
    internal int Size(string? name) => Chance(0.12) ? 1 + Below(4) : name is null ? 2 + Below(2) : 2 + Array.IndexOf(Names, name) % 3;

    /// <summary>Axes with distinct names, some unnamed.</summary>
    internal List<(string? Name, int Size)> Axes(int most)
    {
        var names = Names.OrderBy(_ => random.Next()).Take(Below(most + 1)).Select(name => Chance(0.15) ? null : name).ToList();
        if (Chance(0.6)) names.Sort(StringComparer.Ordinal);
        return [.. names.Select(name => (name, Size(name)))];
    }

    /// <summary>Several names, mostly the type's own and distinct.</summary>
    internal List<string> Some(TensorType? near, int least, int most)
    {
        var names = new List<string>();
        int count = least + Below(most - least + 1);
        for (int i = 0; i < count; i++)
        {
            string name = Name(near);
            if (!names.Contains(name) || Chance(0.1)) names.Add(name);
        }
        return names;
    }
}

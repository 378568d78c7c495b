using NamedTorch.Core;

namespace NamedTorch.Tape;

/// <summary>While code of the user's runs inside a pass: its own name rules, and what it allocates is its own.</summary>
readonly ref struct UserCode
{
    readonly NameRules before = NameRules.Current;
    readonly Nursery? nursery = Nursery.Current;

    internal UserCode(NameRules rules)
    {
        NameRules.Use(rules);
        Nursery.Current = null;
    }

    public void Dispose()
    {
        NameRules.Use(before);
        Nursery.Current = nursery;
    }
}

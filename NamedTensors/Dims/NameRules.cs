namespace NamedTorch;

/// <summary>
/// Which rules names follow. Strict is the default; <c>using (NameRules.PyTorch13()) { … }</c> switches to PyTorch 1.3's rules
/// for this thread, so that code written for them runs unchanged.
/// </summary>
public sealed class NameRules
{
    [ThreadStatic] static NameRules? current;

    readonly string name;

    NameRules(string name) => this.name = name;

    /// <summary>
    /// Named dims of size 1 stretch only if they are units, contracted names must agree, names never depend on sizes, and
    /// gradients' names are checked.
    /// </summary>
    public static NameRules Strict { get; } = new("strict");

    /// <summary>None of the above.</summary>
    public static NameRules PyTorch { get; } = new("PyTorch 1.3");

    /// <summary>The rules of this thread.</summary>
    public static NameRules Current => current ?? Strict;

    /// <summary>True for <see cref="Strict"/>.</summary>
    public bool IsStrict => ReferenceEquals(this, Strict);

    /// <summary>PyTorch 1.3's rules until the scope is disposed.</summary>
    public static Scope PyTorch13() => Use(PyTorch);

    /// <summary>These rules until the scope is disposed; library code that must not depend on its caller uses <see cref="Strict"/>.</summary>
    public static Scope Use(NameRules rules)
    {
        var scope = new Scope(current);
        current = rules;
        return scope;
    }

    internal static void Restore(NameRules? rules) => current = rules;

    /// <summary>The name of the rules.</summary>
    public override string ToString() => name;

    /// <summary>Ends a choice of rules; belongs to the thread that made it.</summary>
    public readonly ref struct Scope
    {
        readonly NameRules? before;

        internal Scope(NameRules? before) => this.before = before;

        /// <summary>Back to the rules from before.</summary>
        public void Dispose() => Restore(before);
    }
}

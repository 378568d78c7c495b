namespace NamedTorch.Ops;

/// <summary>What a line kernel does, in a word: for backends that cannot run its C# but have a kernel of that form.</summary>
/// <param name="Kind">The form.</param>
/// <param name="Flag">Of an extremum the largest, of an order descending, of running results from the end backwards, of a middle without NaN.</param>
/// <param name="First">Of an order, how many of the first elements are left out.</param>
public readonly record struct LineForm(LineKind Kind, bool Flag = false, long First = 0);

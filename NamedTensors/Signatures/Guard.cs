using System.Globalization;

namespace NamedTorch.Signatures;

/// <summary>
/// A condition on a parameter: <c>keepDim</c> (true, or given and not null), <c>!bias</c>, <c>reduction=None</c>, <c>groups!=1</c>.
/// </summary>
internal sealed record Guard(string Parameter, bool IsNegated, string? Word, long? Number)
{
    /// <summary>Whether it holds; null = the checker cannot tell.</summary>
    public bool? Holds(Arguments arguments)
    {
        // What a call does not mention only the run time knows.
        if (!arguments.TryGet(Parameter, out object? value) || value is null) return null;
        bool given = !ReferenceEquals(value, Arguments.NotGiven);
        bool? holds = !given ? false : Word is null && Number is null ? IsGiven(value!) : HasValue(value!);
        return IsNegated ? !holds : holds;
    }

    public override string ToString()
    {
        string? value = Word ?? Number?.ToString(CultureInfo.InvariantCulture);
        return value is null ? (IsNegated ? "!" : "") + Parameter : Parameter + (IsNegated ? "!=" : "=") + value;
    }

    static bool IsGiven(object value) => value switch
    {
        bool flag => flag,
        DimRef[] dims => dims.Length > 1 || dims.Length == 1 && dims[0].Kind != DimRefKind.Unnamed,
        Axis[] axes => axes.Length > 0,
        KnownAxis[] axes => axes.Length > 0,
        _ => true,
    };

    bool? HasValue(object value) => value switch
    {
        string word => word == Word,
        long number => number == Number,
        bool flag => flag ? Word == "true" : Word == "false",
        Size size => Number is { } wanted && !Size.SurelyDiffer(size.Code, wanted) ? null : false,
        _ => false,
    };
}

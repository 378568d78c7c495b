namespace NamedTorch.Agreement;

/// <summary>What a generated program tells while it runs: where it is, what it made. Public, since programs are assemblies of their own.</summary>
public static class Trace
{
    [ThreadStatic] static Dictionary<int, TensorType>? made;
    [ThreadStatic] static Dictionary<int, double>? sums;
    [ThreadStatic] static int line;
    [ThreadStatic] static int flags;

    /// <summary>The statement that is being run.</summary>
    public static int Line => line;

    /// <summary>The types of what the statements made, by statement.</summary>
    public static IReadOnlyDictionary<int, TensorType> Made => made!;

    /// <summary>The sums of what the statements made, by statement: a trace of the values.</summary>
    public static IReadOnlyDictionary<int, double> Sums => sums!;

    /// <summary>Begins a run in which the conditions have these answers, one bit each; every run draws the same numbers.</summary>
    public static void Begin(int answers)
    {
        (made, sums, line, flags) = ([], [], -1, answers);
        Generator.Default.ManualSeed(1);
    }

    /// <summary>A statement begins.</summary>
    public static void At(int statement) => line = statement;

    /// <summary>A statement has made a tensor.</summary>
    public static void Note(int statement, Tensor tensor)
    {
        made![statement] = tensor.Type;
        sums![statement] = tensor.DropNames().To(DType.Float64).Sum().Item<double>();
    }

    /// <summary>A condition that no checker can decide.</summary>
    public static bool Flag(int number) => (flags >> number & 1) != 0;
}

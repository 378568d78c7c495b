using System.Globalization;
using System.Text;

namespace NamedTorch.Gpu;

/// <summary>A traced formula: its result, the numbers of this call, and a text that is equal for formulas that one kernel serves.</summary>
sealed class Formula
{
    readonly Dictionary<Expression, int> numbers = new(ReferenceEqualityComparer.Instance);
    readonly List<GivenExpression> parameters = [];
    readonly SortedSet<int> operands = [], folds = [];
    readonly StringBuilder text = new();

    internal Formula(params ReadOnlySpan<Expression> results)
    {
        Results = results.ToArray();
        foreach (var result in Results) text.Append('=').Append(Number(result));
        Key = text.ToString();
    }

    internal IReadOnlyList<Expression> Results { get; }

    /// <summary>The steps that stand for numbers given at a launch, in the order in which they are first met.</summary>
    internal IReadOnlyList<GivenExpression> Parameters => parameters;

    /// <summary>The places of operands that are used.</summary>
    internal IReadOnlySet<int> Operands => operands;

    /// <summary>The folds of the row that are used.</summary>
    internal IReadOnlySet<int> Folds => folds;

    internal string Key { get; }

    // Steps are written operands first, each once.
    int Number(Expression step)
    {
        if (numbers.TryGetValue(step, out int known)) return known;
        string line = step switch
        {
            OperandExpression s => Used(s),
            PlaceExpression => "i",
            FoldExpression s => Used(s),
            ConstantExpression s => BitConverter.DoubleToInt64Bits(s.Value).ToString("x", CultureInfo.InvariantCulture),
            ParameterExpression s => Given(s, "p"),
            NumberExpression s => Given(s, $"n{(int)s.Type}"),
            StoredExpression s => $"m{(int)s.Computing}.{(int)s.DType}.{Number(s.Value)}",
            UnaryExpression s => $"u{(int)s.Operator}.{Number(s.A)}",
            BinaryExpression s => $"b{(int)s.Operator}.{Number(s.A)}.{Number(s.B)}",
            FusedExpression s => $"f.{Number(s.A)}.{Number(s.B)}.{Number(s.C)}",
            CompareExpression s => $"c{(int)s.Comparison}.{Number(s.A)}.{Number(s.B)}",
            SelectExpression s => $"s.{Number(s.Mask)}.{Number(s.Then)}.{Number(s.Otherwise)}",
            WideExpression s => $"w[{s.Key}].{Number(s.A)}.{(s.B is null ? -1 : Number(s.B))}",
            LoopResultExpression s => $"l[{s.Loop.Key}].{s.Place}.{string.Join('.', s.Loop.Initial.Select(Number))}",
            FunctionExpression s => $"g{(int)s.Function}.{Number(s.A)}.{(s.B is null ? -1 : Number(s.B))}",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no step of a formula"),
        };
        text.Append(line).Append(';');
        return numbers[step] = numbers.Count;
    }

    string Used(OperandExpression operand)
    {
        operands.Add(operand.Place);
        return $"x{operand.Place}";
    }

    string Used(FoldExpression fold)
    {
        folds.Add(fold.Number);
        return $"r{fold.Number}";
    }

    string Given(GivenExpression parameter, string line)
    {
        parameters.Add(parameter);
        return line;
    }
}

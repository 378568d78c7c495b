using System.Globalization;

namespace NamedTorch.Agreement;

/// <summary>
/// Draws a program. Signatures say which calls are likely to go through, so that about half of the programs do; whether one really does is
/// for the run to say.
/// </summary>
sealed class ProgramWriter
{
    const int Tries = 12;

    readonly Draw draw;
    readonly Dictionary<string, TensorType> variables = new(StringComparer.Ordinal);
    readonly List<Statement> statements = [];
    int conditions;

    ProgramWriter(Random random) => draw = new(random);

    internal static GeneratedProgram Write(int seed)
    {
        var writer = new ProgramWriter(new Random(seed));
        int inputs = 2 + writer.draw.Below(2), steps = 2 + writer.draw.Below(5);
        for (int i = 0; i < inputs; i++) writer.Input();
        for (int i = 0; i < steps; i++) writer.Step();
        return new(writer.statements);
    }

    void Input()
    {
        var axes = draw.Axes(4);
        string name = Fresh();
        variables[name] = TensorType.Of([.. axes.Select(static a => a.Name is null ? (Axis)a.Size : (a.Name, a.Size))]);
        Declare(name, $"Rand({string.Join(", ", axes.Select(static a => a.Name is null ? a.Size.ToString(CultureInfo.InvariantCulture) : $"(\"{a.Name}\", {a.Size})"))})");
    }

    void Step()
    {
        switch (draw.Below(10))
        {
            case 0 when conditions < GeneratedProgram.Flags:
                Branch();
                break;
            case 1:
                Loop();
                break;
            case 2:
                Swap();
                break;
            case 3:
                Assign();
                break;
            default:
                var (text, type) = Expression();
                string name = Fresh();
                Declare(name, text);
                variables[name] = type ?? TensorType.Unknown;
                break;
        }
    }

    void Branch()
    {
        string target = Variable();
        var ((yes, a), (no, b)) = (Expression(), Expression());
        statements.Add(new($"if (Trace.Flag({conditions++})) {target} = {yes}; else {target} = {no};", target));
        variables[target] = a is not null && a.Equals(b) ? a : TensorType.Unknown;
    }

    void Loop()
    {
        string target = Variable();
        var (text, type) = Expression();
        statements.Add(new($"for (int i = 0; i < 2; i++) {target} = {text};", target));
        variables[target] = type is not null && type.Equals(variables[target]) ? type : TensorType.Unknown;
    }

    void Swap()
    {
        string a = Variable(), b = Variable();
        statements.Add(new($"({a}, {b}) = ({b}, {a});", a));
        (variables[a], variables[b]) = (variables[b], variables[a]);
    }

    void Assign()
    {
        string target = Variable();
        if (draw.Chance(0.5))
        {
            string other = Variable();
            statements.Add(new($"{target} += {other};", target));
            variables[target] = Both(target, other) ?? TensorType.Unknown;
            return;
        }
        var (text, type) = Expression();
        statements.Add(new($"{target} = {text};", target));
        variables[target] = type ?? TensorType.Unknown;
    }

    /// <summary>An expression that is likely to go through, or, one time in ten, any.</summary>
    (string Text, TensorType? Type) Expression()
    {
        bool any = draw.Chance(0.1);
        for (int i = 0; ; i++)
        {
            var (text, type) = Candidate();
            if (type is not null || any || i == Tries) return (text, type);
        }
    }

    (string Text, TensorType? Type) Candidate()
    {
        string a = Variable(), b = Variable();
        switch (draw.Below(12))
        {
            case 0 or 1:
                return ($"{a} {draw.One(["+", "-", "*", "/"])} {b}", Both(a, b));
            case 2:
                return ($"{a} * 2f", variables[a]);
            case 3 when variables[a].Rank > 0:
                return Indexed(a);
            case 4 when variables[a].Rank > 0:
                return ($"{a}.AlignAs({b})", Try("x, other -> align(x, other)", new Arguments().Type("x", variables[a]).Type("other", variables[b])));
            default:
                return new CallWriter(draw, variables).Write(draw.One(Members.Callable));
        }
    }

    (string Text, TensorType? Type) Indexed(string variable)
    {
        var type = variables[variable];
        string dim = draw.Name(type);
        int at = type.Dims.IndexOf(dim);
        if (at < 0) return ($"{variable}[\"{dim}\", 0]", null);
        return draw.Chance(0.5)
            ? ($"{variable}[\"{dim}\", 0]", Try("x -> drop(x, dim)", new Arguments().Type("x", type).Dim("dim", dim)))
            : ($"{variable}[\"{dim}\", ..1]", null);
    }

    TensorType? Both(string a, string b) => Try("x, y -> unify(x, y)", new Arguments().Type("x", variables[a]).Type("y", variables[b]));

    static TensorType? Try(string signature, Arguments arguments)
    {
        var outcomes = Signature.Parse(signature).InferOrConflict("Draw", arguments, NameRules.Strict);
        return outcomes.Conflict is null ? outcomes.Types[0] : null;
    }

    string Variable() => draw.One(variables.Keys.ToList());

    string Fresh() => "v" + variables.Count.ToString(CultureInfo.InvariantCulture);

    void Declare(string name, string text) => statements.Add(new($"var {name} = {text};", name));
}

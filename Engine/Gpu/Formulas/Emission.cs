using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>Writes the steps of a formula into a kernel, in one computing type; values that are computed in another type, in theirs.</summary>
sealed class Emission
{
    readonly KernelBuilder builder;
    readonly ScalarType type;
    readonly Func<Expression, Value> given;
    readonly Dictionary<Expression, Value> known = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<LoopExpression, Value[]> loops = new(ReferenceEqualityComparer.Instance);
    readonly EmissionPath path;

    /// <param name="builder">The kernel.</param>
    /// <param name="type">The computing type: masks aside, what every step is.</param>
    /// <param name="given">What stands for operands, as loaded, for places and folds: asked once for each that is used.</param>
    internal Emission(KernelBuilder builder, ScalarType type, Func<Expression, Value> given) : this(builder, type, given, new()) { }

    /// <summary>A formula of operands alone.</summary>
    internal Emission(KernelBuilder builder, ScalarType type, params Value[] operands) : this(builder, type, step => operands[((OperandExpression)step).Place]) { }

    Emission(KernelBuilder builder, ScalarType type, Func<Expression, Value> given, EmissionPath path)
    {
        (this.builder, this.type, this.given, this.path) = (builder, type, given, path);
        path.Types[type] = this;
    }

    /// <summary>Says where the numbers of the call are.</summary>
    internal Emission With(Formula formula, ReadOnlySpan<Value> numbers)
    {
        for (int i = 0; i < numbers.Length; i++) path.Numbers[formula.Parameters[i]] = numbers[i];
        return this;
    }

    internal Value Emit(Expression step) => known.TryGetValue(step, out var value) ? value : known[step] = step switch
    {
        OperandExpression s => Elements.Read(builder, Operand(s), type),
        PlaceExpression or FoldExpression => Elements.Read(builder, given(step), type),
        GivenExpression s => path.Numbers[s],
        ConstantExpression s => Number(s.Value),
        UnaryExpression { Operator: UnaryOperator.Floor or UnaryOperator.Round } s when type.IsInteger() => Emit(s.A),
        UnaryExpression s => builder.Apply(s.Operator, Emit(s.A)),
        BinaryExpression s => Binary(s.Operator, Emit(s.A), Emit(s.B)),
        FusedExpression s when type.IsInteger() => Emit(s.A) * Emit(s.B) + Emit(s.C),
        FusedExpression s => builder.MultiplyAdd(Emit(s.A), Emit(s.B), Emit(s.C)),
        CompareExpression s => builder.Compare(s.Comparison, Emit(s.A), Emit(s.B)),
        SelectExpression s => builder.Select(Mask(s.Mask), Emit(s.Then), Emit(s.Otherwise)),
        FunctionExpression s => Function(s),
        WideExpression s => Wide(s),
        LoopResultExpression s => Loop(s.Loop)[s.Place],
        StoredExpression s => Elements.Read(builder, Elements.Write(builder, In(s.Computing).Emit(s.Value), s.DType), type),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no step of a formula"),
    };

    Value Operand(OperandExpression step) => path.Operands.TryGetValue(step.Place, out var loaded) ? loaded : path.Operands[step.Place] = given(step);

    Emission In(ScalarType other) => path.Types.GetValueOrDefault(other) ?? new Emission(builder, other, given, path);

    // Integers are cut as C# casts cut: the infinities become the ends of the range.
    Value Number(double value) => type switch
    {
        ScalarType.Int32 => builder.Whole(type, (int)value),
        ScalarType.Int64 => builder.Whole(type, (long)value),
        _ => builder.Real(type, value),
    };

    // A loaded bool is a number until it decides.
    Value Mask(Expression step) => builder.Convert(Emit(step), ScalarType.Predicate);

    Value Binary(BinaryOperator op, Value a, Value b) => (a.Type == ScalarType.Predicate) == (b.Type == ScalarType.Predicate)
        ? builder.Apply(op, a, b)
        : builder.Apply(op, builder.Convert(a, ScalarType.Predicate), builder.Convert(b, ScalarType.Predicate));

    Value Wide(WideExpression step)
    {
        Value Widened(Expression? x) => x is null ? default : builder.Convert(Emit(x), ScalarType.Float64);
        return builder.Convert(new Emission(builder, ScalarType.Float64, Widened(step.A), Widened(step.B)).Emit(step.Result), type);
    }

    Value[] Loop(LoopExpression loop)
    {
        if (loops.TryGetValue(loop, out var known)) return known;
        Value[] state = [.. loop.Initial.Select(s => builder.Variable(Emit(s)))];
        builder.While(() => new Emission(builder, type, state).Emit(loop.Goes), () =>
        {
            var inner = new Emission(builder, type, state);
            // All of the next state before any of this one is overwritten.
            Value[] next = [.. loop.Next.Select(s => builder.Variable(inner.Emit(s)))];
            for (int i = 0; i < state.Length; i++) builder.Set(state[i], next[i]);
        });
        return loops[loop] = state;
    }

    Value Function(FunctionExpression step) => type switch
    {
        ScalarType.Float32 when SingleFunctions.Steps(step) is { } steps => SingleFunctions.Beyond(step) is { } beyond ? Either(step.A, steps, beyond) : Emit(steps),
        ScalarType.Float64 when DoubleFunctions.Steps(step) is { } steps => Emit(steps),
        ScalarType.Float32 or ScalarType.Float64 => new FloatSteps(builder, type).Emit(step.Function, Emit(step.A), step.B is null ? default : Emit(step.B)),
        _ => IntegerFunctions.Emit(builder, step.Function, Emit(step.A), step.B is null ? default : Emit(step.B)),
    };

    // What is seldom needed is computed by the threads that need it.
    Value Either(Expression x, Expression steps, (double Reach, Expression Steps) beyond)
    {
        var result = builder.Variable(Emit(steps));
        var operand = Emit(x);
        builder.If(builder.Real(type, beyond.Reach) < builder.Apply(UnaryOperator.Absolute, operand), () =>
        {
            // A record of its own: what is written on this path is not known after it.
            var inner = new Emission(builder, type, step => ReferenceEquals(step, x) ? operand : given(step));
            inner.known[x] = operand;
            builder.Set(result, inner.Emit(beyond.Steps));
        });
        return result;
    }
}

/// <summary>What is known on one path of control: shared by the computing types that meet on it.</summary>
sealed class EmissionPath
{
    internal Dictionary<ScalarType, Emission> Types { get; } = [];

    /// <summary>Operands as loaded, by place.</summary>
    internal Dictionary<int, Value> Operands { get; } = [];

    internal Dictionary<Expression, Value> Numbers { get; } = new(ReferenceEqualityComparer.Instance);
}

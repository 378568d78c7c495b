namespace NamedTorch.Gpu;

/// <summary>
/// Writes a kernel down step by step. Loops of C# unroll; <see cref="For"/> and <see cref="If"/> become control flow of the kernel. What is
/// written is checked by the <see cref="Verifier"/> before it is rendered, so nothing is checked here.
/// </summary>
sealed class KernelBuilder(string name, int width, int height = 1)
{
    readonly List<KernelParameter> parameters = [];
    readonly List<MemoryArray> shared = [];
    readonly List<Register> registers = [];
    readonly HashSet<int> variables = [];
    List<Instruction> block = [];

    /// <summary>Threads of a group along the first axis.</summary>
    internal int Width => width;

    /// <param name="perThread">Elements that a thread takes care of.</param>
    internal Kernel Finish(int perThread = 1) => new(name, width, height, parameters, shared, registers, variables, block) { PerThread = perThread };

    /// <summary>A buffer that is only read.</summary>
    internal MemoryArray Input(string name, DType element) => Buffer(new(name, element, AddressSpace.Global, 0, false));

    /// <summary>A buffer that is written.</summary>
    internal MemoryArray Output(string name, DType element) => Buffer(new(name, element, AddressSpace.Global, 0, true));

    /// <summary>An array of the group.</summary>
    internal MemoryArray Shared(string name, ScalarType type, int length) => Shared(name, type.Element(), length);

    /// <summary>An array of the group whose elements may be narrower than a register.</summary>
    internal MemoryArray Shared(string name, DType element, int length)
    {
        var array = new MemoryArray(name, element, AddressSpace.Shared, length, true);
        shared.Add(array);
        return array;
    }

    /// <summary>A number given at the launch.</summary>
    internal Value Number(ScalarType type)
    {
        var register = New(type);
        parameters.Add(new NumberParameter(register));
        return new(this, register);
    }

    internal Value Real(ScalarType type, double value) => type.IsFloat() ? Emit(type, r => new Constant(r, value, 0)) : Whole(type, (long)value);

    internal Value Whole(ScalarType type, long value) => type.IsFloat() ? Real(type, value) : Emit(type, r => new Constant(r, 0, value));

    internal Value At(Position position) => Emit(ScalarType.Int32, r => new ReadPosition(r, position));

    internal Value Apply(UnaryOperator op, Value a) => Emit(a.Type, r => new Unary(r, op, a.Register));

    internal Value Apply(BinaryOperator op, Value a, Value b) => Emit(a.Type, r => new Binary(r, op, a.Register, b.Register));

    internal Value MultiplyAdd(Value a, Value b, Value c) => Emit(a.Type, r => new MultiplyAdd(r, a.Register, b.Register, c.Register));

    internal Value Compare(Comparison comparison, Value a, Value b) => Emit(ScalarType.Predicate, r => new Compare(r, comparison, a.Register, b.Register));

    internal Value Select(Value mask, Value then, Value otherwise) => Emit(then.Type, r => new Select(r, mask.Register, then.Register, otherwise.Register));

    /// <summary>The value in another type; a predicate becomes 1 or 0, and a number whether it is not 0.</summary>
    internal Value Convert(Value x, ScalarType type)
    {
        if (x.Type == type) return x;
        if (x.Type == ScalarType.Predicate) return Select(x, Whole(type, 1), Whole(type, 0));
        return type == ScalarType.Predicate ? !Compare(Comparison.Equal, x, Whole(x.Type, 0)) : Emit(type, r => new Convert(r, x.Register));
    }

    internal Value Reinterpret(Value x, ScalarType type) => Emit(type, r => new Reinterpret(r, x.Register));

    internal Value Load(MemoryArray array, Value index, Value? guard = null) => Emit(array.Element.Register(), r => new Load(r, array, index.Register, guard?.Register));

    internal void Store(MemoryArray array, Value index, Value source, Value? guard = null) => block.Add(new Store(array, index.Register, source.Register, guard?.Register));

    /// <summary>2 or 4 neighbours.</summary>
    internal Value[] LoadVector(MemoryArray array, Value index, int count, Value? guard = null) => EmitMany(array.Element.Register(), count, r => new LoadVector(r, array, index.Register, guard?.Register));

    internal void StoreVector(MemoryArray array, Value index, ReadOnlySpan<Value> sources, Value? guard = null) => block.Add(new StoreVector(array, index.Register, Registers(sources), guard?.Register));

    /// <summary>One of several buffers of a kind, by a number.</summary>
    internal MemoryArray Choose(string name, IReadOnlyList<MemoryArray> from, Value number)
    {
        var target = from[0] with { Name = name };
        block.Add(new Choose(target, from, number.Register));
        return target;
    }

    internal void AsyncCopy(MemoryArray target, Value at, MemoryArray source, Value from, int bytes, Value? valid = null) =>
        block.Add(new AsyncCopy(target, at.Register, source, from.Register, bytes, valid?.Register));

    internal void CommitCopies() => block.Add(new CommitCopies());

    internal void WaitForCopies(int pending) => block.Add(new WaitForCopies(pending));

    internal Value[] LoadMatrices(MemoryArray array, Value index, int count, bool isTransposed = false) =>
        EmitMany(ScalarType.Int32, count, r => new LoadMatrices(r, array, index.Register, isTransposed));

    /// <summary>Adds to variables.</summary>
    internal void MatrixMultiply(MatrixUnit unit, ReadOnlySpan<Value> sums, ReadOnlySpan<Value> a, ReadOnlySpan<Value> b) =>
        block.Add(new MatrixMultiply(unit, Registers(sums), Registers(a), Registers(b)));

    internal Value RoundToTf32(Value x) => Emit(ScalarType.Int32, r => new RoundToTf32(r, x.Register));

    /// <summary>A register that <see cref="Set"/> may write again.</summary>
    internal Value Variable(Value initial)
    {
        var register = New(initial.Type);
        variables.Add(register.Id);
        block.Add(new Move(register, initial.Register));
        return new(this, register);
    }

    internal void Set(Value variable, Value value) => block.Add(new Move(variable.Register, value.Register));

    internal void Barrier() => block.Add(new Barrier());

    internal void For(Value from, Value end, Value step, Action<Value> body)
    {
        var counter = New(from.Type);
        variables.Add(counter.Id);
        var inner = Within(() => body(new(this, counter)));
        block.Add(new Loop(counter, from.Register, end.Register, step.Register, inner));
    }

    internal void While(Func<Value> condition, Action body)
    {
        Value holds = default;
        var test = Within(() => holds = condition());
        block.Add(new While(test, holds.Register, Within(body)));
    }

    internal void If(Value mask, Action body) => block.Add(new If(mask.Register, Within(body)));

    /// <summary>A thread per element: runs the body for each number below the count.</summary>
    internal void Each(Value count, Action<Value> body)
    {
        var element = Convert(At(Position.GroupX), count.Type) * width + Convert(At(Position.ThreadX), count.Type);
        If(element < count, () => body(element));
    }

    MemoryArray Buffer(MemoryArray array)
    {
        parameters.Add(new BufferParameter(array));
        return array;
    }

    List<Instruction> Within(Action write)
    {
        var outer = block;
        var inner = block = [];
        write();
        block = outer;
        return inner;
    }

    Register New(ScalarType type)
    {
        var register = new Register(registers.Count, type);
        registers.Add(register);
        return register;
    }

    static Register[] Registers(ReadOnlySpan<Value> values)
    {
        var all = new Register[values.Length];
        for (int i = 0; i < all.Length; i++) all[i] = values[i].Register;
        return all;
    }

    Value[] EmitMany(ScalarType type, int count, Func<Register[], Instruction> instruction)
    {
        Register[] targets = [.. Enumerable.Range(0, count).Select(_ => New(type))];
        block.Add(instruction(targets));
        return [.. targets.Select(r => new Value(this, r))];
    }

    Value Emit(ScalarType type, Func<Register, Instruction> instruction)
    {
        var register = New(type);
        block.Add(instruction(register));
        return new(this, register);
    }
}

/// <summary>A register of a kernel under construction, with operators that write instructions.</summary>
readonly struct Value(KernelBuilder builder, Register register)
{
    readonly KernelBuilder builder = builder;

    internal Register Register { get; } = register;

    internal ScalarType Type => Register.Type;

    public static Value operator +(Value a, Value b) => a.builder.Apply(BinaryOperator.Add, a, b);
    public static Value operator -(Value a, Value b) => a.builder.Apply(BinaryOperator.Subtract, a, b);
    public static Value operator *(Value a, Value b) => a.builder.Apply(BinaryOperator.Multiply, a, b);
    public static Value operator /(Value a, Value b) => a.builder.Apply(BinaryOperator.Divide, a, b);
    public static Value operator %(Value a, Value b) => a.builder.Apply(BinaryOperator.Remainder, a, b);
    public static Value operator &(Value a, Value b) => a.builder.Apply(BinaryOperator.And, a, b);
    public static Value operator |(Value a, Value b) => a.builder.Apply(BinaryOperator.Or, a, b);
    public static Value operator ^(Value a, Value b) => a.builder.Apply(BinaryOperator.Xor, a, b);
    public static Value operator -(Value a) => a.builder.Apply(UnaryOperator.Negate, a);
    public static Value operator !(Value a) => a.builder.Apply(UnaryOperator.Not, a);
    public static Value operator <(Value a, Value b) => a.builder.Compare(Comparison.Less, a, b);
    public static Value operator >(Value a, Value b) => a.builder.Compare(Comparison.Less, b, a);
    public static Value operator <=(Value a, Value b) => a.builder.Compare(Comparison.LessOrEqual, a, b);
    public static Value operator >=(Value a, Value b) => a.builder.Compare(Comparison.LessOrEqual, b, a);
    public static Value operator +(Value a, long b) => a + a.builder.Whole(a.Type, b);
    public static Value operator -(Value a, long b) => a - a.builder.Whole(a.Type, b);
    public static Value operator *(Value a, long b) => a * a.builder.Whole(a.Type, b);
    public static Value operator /(Value a, long b) => a / a.builder.Whole(a.Type, b);
    public static Value operator %(Value a, long b) => a % a.builder.Whole(a.Type, b);
    public static Value operator <(Value a, long b) => a < a.builder.Whole(a.Type, b);
    public static Value operator >(Value a, long b) => a > a.builder.Whole(a.Type, b);
    public static Value operator <<(Value a, int b) => a.builder.Apply(BinaryOperator.ShiftLeft, a, a.builder.Whole(a.Type, b));
    public static Value operator >>(Value a, int b) => a.builder.Apply(BinaryOperator.ShiftRight, a, a.builder.Whole(a.Type, b));
}

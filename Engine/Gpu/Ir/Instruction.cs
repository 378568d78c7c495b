namespace NamedTorch.Gpu;

/// <summary>One step of a kernel. Control flow is structured: what branches holds the instructions it guards.</summary>
abstract record Instruction;

/// <summary>A number: of integer registers a whole one within their range.</summary>
sealed record Constant(Register Target, double Real, long Whole) : Instruction;

/// <summary>Where this thread stands, as int32.</summary>
sealed record ReadPosition(Register Target, Position Position) : Instruction;

/// <summary>target = operator a.</summary>
sealed record Unary(Register Target, UnaryOperator Operator, Register A) : Instruction;

/// <summary>target = a operator b.</summary>
sealed record Binary(Register Target, BinaryOperator Operator, Register A, Register B) : Instruction;

/// <summary>target = a·b + c of floats, rounded once.</summary>
sealed record MultiplyAdd(Register Target, Register A, Register B, Register C) : Instruction;

/// <summary>target = whether a comparison b.</summary>
sealed record Compare(Register Target, Comparison Comparison, Register A, Register B) : Instruction;

/// <summary>target = mask ? then : otherwise.</summary>
sealed record Select(Register Target, Register Mask, Register Then, Register Otherwise) : Instruction;

/// <summary>variable = source.</summary>
sealed record Move(Register Target, Register Source) : Instruction;

/// <summary>target = source in another type: floats to integers toward zero, int64 to int32 by its low half.</summary>
sealed record Convert(Register Target, Register Source) : Instruction;

/// <summary>target = the bits of source, between an integer and a float of one width.</summary>
sealed record Reinterpret(Register Target, Register Source) : Instruction;

/// <summary>target = array[index]; where a guard is false nothing is read and the target is 0.</summary>
sealed record Load(Register Target, MemoryArray Array, Register Index, Register? Guard) : Instruction;

/// <summary>array[index] = source, where there is no guard or it is true.</summary>
sealed record Store(MemoryArray Array, Register Index, Register Source, Register? Guard) : Instruction;

/// <summary>targets = 2 or 4 neighbours from array[index] on, which must begin at a multiple of their bytes; narrow elements are widened and guarded as by <see cref="Load"/>.</summary>
sealed record LoadVector(IReadOnlyList<Register> Targets, MemoryArray Array, Register Index, Register? Guard) : Instruction;

/// <summary>2 or 4 neighbours from array[index] on = sources, as <see cref="LoadVector"/>.</summary>
sealed record StoreVector(MemoryArray Array, Register Index, IReadOnlyList<Register> Sources, Register? Guard) : Instruction;

/// <summary>From here on the target is the buffer of this number.</summary>
sealed record Choose(MemoryArray Target, IReadOnlyList<MemoryArray> From, Register Number) : Instruction;

/// <summary>Waits until every thread of the group is here; what they wrote to shared memory is seen after it.</summary>
sealed record Barrier : Instruction;

/// <summary>Runs the body for counter = from, from + step, … below the end.</summary>
sealed record Loop(Register Counter, Register From, Register End, Register Step, IReadOnlyList<Instruction> Body) : Instruction;

/// <summary>Evaluates the condition's instructions and runs the body as long as its register holds.</summary>
sealed record While(IReadOnlyList<Instruction> Condition, Register Holds, IReadOnlyList<Instruction> Body) : Instruction;

/// <summary>Runs the body where the mask holds.</summary>
sealed record If(Register Mask, IReadOnlyList<Instruction> Body) : Instruction;

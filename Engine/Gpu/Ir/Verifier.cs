using System.Text.RegularExpressions;

namespace NamedTorch.Gpu;

/// <summary>
/// Holds a kernel against the rules of the language before it is rendered: every register is written before it is read and, unless it is a
/// variable, once; types agree; stores go to what may be written; and every thread of a group comes to every barrier.
/// </summary>
sealed partial class Verifier
{
    const int MostThreads = 1024, MostSharedBytes = 48 << 10;

    readonly Kernel kernel;
    readonly HashSet<int> written = [], known = [], divergent = [];
    readonly HashSet<MemoryArray> arrays;
    Instruction? at;

    Verifier(Kernel kernel) => (this.kernel, arrays) = (kernel, [.. kernel.Parameters.OfType<BufferParameter>().Select(static p => p.Array), .. kernel.Shared]);

    /// <exception cref="VerificationException">The first rule that is broken, and where.</exception>
    internal static void Check(Kernel kernel) => new Verifier(kernel).Run();

    void Run()
    {
        Require(Identifier().IsMatch(kernel.Name), "a kernel's name is an identifier.");
        Require(kernel.Width > 0 && kernel.Height > 0 && kernel.Width * kernel.Height <= MostThreads, $"a group has 1 to {MostThreads} threads.");
        Require(kernel.Shared.Sum(static a => (long)a.Length * a.Element.ByteSize) <= MostSharedBytes, $"a group shares at most {MostSharedBytes} bytes.");
        var names = kernel.Parameters.OfType<BufferParameter>().Select(static p => p.Array).Concat(kernel.Shared).Concat(Flow.All(kernel.Body).OfType<Choose>().Select(static c => c.Target)).Select(static a => a.Name).ToList();
        Require(names.TrueForAll(static n => Identifier().IsMatch(n)) && names.Distinct().Count() == names.Count, "arrays have names of their own that are identifiers.");
        foreach (var parameter in kernel.Parameters.OfType<NumberParameter>()) Define(parameter.Register);
        Settle(kernel.Body);
        Block(kernel.Body, sharesPath: true);
        at = Flow.All(kernel.Body).FirstOrDefault(static i => i is AsyncCopy);
        Require(at is null || Flow.All(kernel.Body).Any(static i => i is CommitCopies) && Flow.All(kernel.Body).Any(static i => i is WaitForCopies),
            "what is copied asynchronously is committed and waited for.");
    }

    void Block(IReadOnlyList<Instruction> block, bool sharesPath)
    {
        var (before, reachable) = (new HashSet<int>(known), new HashSet<MemoryArray>(arrays));
        foreach (var instruction in block)
        {
            at = instruction;
            Step(instruction, sharesPath);
        }
        // What was written on a path that is not always taken is not known after it.
        known.IntersectWith(before);
        arrays.IntersectWith(reachable);
    }

    void Step(Instruction instruction, bool sharesPath)
    {
        foreach (var register in Flow.Reads(instruction)) Read(register);
        TypeRules.Check(instruction, Require);
        switch (instruction)
        {
            case Load load: Access(load.Array, load.Index); break;
            case Store store:
                Access(store.Array, store.Index);
                Require(store.Array.IsWritten, $"'{store.Array.Name}' is only read.");
                break;
            case Choose choice:
                Require(choice.From.All(arrays.Contains), "what is chosen from are arrays of this kernel.");
                arrays.Add(choice.Target);
                break;
            case LoadVector load: Access(load.Array, load.Index); break;
            case StoreVector store:
                Access(store.Array, store.Index);
                Require(store.Array.IsWritten, $"'{store.Array.Name}' is only read.");
                break;
            case AsyncCopy copy:
                Access(copy.Target, copy.At);
                Access(copy.Source, copy.From);
                break;
            case LoadMatrices load:
                Access(load.Array, load.Index);
                Warp(sharesPath);
                break;
            case MatrixMultiply multiply:
                Require(multiply.Sums.All(IsVariable), "sums are variables.");
                Warp(sharesPath);
                break;
            case Barrier: Require(sharesPath, "threads of a group may go different ways here, so that some would never come to this barrier."); break;
            case Loop loop:
                Require(IsVariable(loop.Counter), "a counter is a variable.");
                Define(loop.Counter);
                Block(loop.Body, sharesPath && Agree(loop.From, loop.End, loop.Step));
                break;
            case While loop:
                var outer = new HashSet<int>(known);
                foreach (var step in loop.Condition) Step(at = step, sharesPath: false);
                Read(loop.Holds);
                Require(loop.Holds.Type == ScalarType.Predicate, "a condition is a predicate.");
                Block(loop.Body, sharesPath: false);
                known.IntersectWith(outer);
                break;
            case If branch: Block(branch.Body, sharesPath && Agree(branch.Mask)); break;
        }
        foreach (var target in Flow.Writes(instruction)) Define(target);
    }

    void Warp(bool sharesPath)
    {
        Require(kernel.Width * kernel.Height % MatrixUnits.Warp == 0, $"warps of {MatrixUnits.Warp} threads work together; the group has {kernel.Width * kernel.Height}.");
        Require(sharesPath, "threads of a group may go different ways here, but a warp does this together.");
    }

    void Access(MemoryArray array, Register index)
    {
        Require(arrays.Contains(array), $"'{array.Name}' is no array of this kernel.");
        Require(index.Type == ScalarType.Int32 || array.Space == AddressSpace.Global && index.Type == ScalarType.Int64, "an index is int32, or int64 into a buffer.");
    }

    void Read(Register register)
    {
        Require(register.Id < kernel.Registers.Count && kernel.Registers[register.Id] == register, $"{register} is no register of this kernel.");
        Require(known.Contains(register.Id), $"{register} is read before it is written, or was written on another path only.");
    }

    void Define(Register register)
    {
        Require(written.Add(register.Id) || IsVariable(register), $"{register} is written twice and is no variable.");
        known.Add(register.Id);
    }

    bool IsVariable(Register register) => kernel.Variables.Contains(register.Id);

    bool Agree(params ReadOnlySpan<Register> registers)
    {
        foreach (var register in registers)
            if (divergent.Contains(register.Id)) return false;
        return true;
    }

    // Which registers may differ between the threads of a group: repeated until nothing more is found, because loops carry variables round.
    void Settle(IReadOnlyList<Instruction> body)
    {
        int before;
        do
        {
            before = divergent.Count;
            Spread(body, false);
        }
        while (divergent.Count > before);
    }

    void Spread(IReadOnlyList<Instruction> block, bool isDivided)
    {
        foreach (var instruction in block)
        {
            bool differs = isDivided || instruction is LoadMatrices or MatrixMultiply or ReadPosition { Position: Position.ThreadX or Position.ThreadY } or Load { Array.Space: AddressSpace.Global, Array.IsWritten: true }
                or LoadVector { Array.Space: AddressSpace.Global, Array.IsWritten: true }
                || Flow.Reads(instruction).Any(r => divergent.Contains(r.Id));
            if (differs)
                foreach (var target in Flow.Writes(instruction)) divergent.Add(target.Id);
            switch (instruction)
            {
                case Loop loop:
                    if (differs) divergent.Add(loop.Counter.Id);
                    Spread(loop.Body, differs);
                    break;
                case While loop:
                    Spread(loop.Condition, isDivided);
                    Spread(loop.Body, isDivided || divergent.Contains(loop.Holds.Id));
                    break;
                case If branch: Spread(branch.Body, differs); break;
            }
        }
    }

    void Require(bool holds, string rule)
    {
        if (!holds) throw new VerificationException(kernel.Name, at is null ? "its head" : Flow.Text(at), rule);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}

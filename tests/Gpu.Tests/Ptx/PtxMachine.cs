namespace NamedTorch.Tests.Ptx;

/// <summary>
/// Runs a kernel's PTX thread by thread and group by group, and faults on what hardware would let pass: races, barriers that not all reach,
/// reads of what was never written, accesses out of bounds or not aligned.
/// </summary>
sealed class PtxMachine(PtxProgram program, int width, int height)
{
    const long MostSteps = 200_000_000;
    const int Warp = 32;

    readonly ulong[][] registers = [.. Enumerable.Range(0, width * height).Select(_ => new ulong[program.Places])];
    readonly bool[][] written = [.. Enumerable.Range(0, width * height).Select(_ => new bool[program.Places])];
    readonly int[] at = new int[width * height];
    readonly PtxCopies[] copies = [.. Enumerable.Range(0, width * height).Select(static _ => new PtxCopies())];
    PtxMemory shared = new("shared memory", 0);
    long steps;

    /// <summary>Instructions that threads have run.</summary>
    internal long Steps => steps;

    /// <summary>Those of them that went to global memory.</summary>
    internal long Accesses { get; private set; }

    /// <summary>Runs all groups. Addresses of global memory are (number of the buffer) · 2³² + byte.</summary>
    internal void Launch(int launch, Func<int, PtxMemory> buffer, (long X, long Y, long Z) grid, ReadOnlySpan<ulong> arguments)
    {
        var given = arguments.ToArray();
        int group = 0;
        for (long z = 0; z < grid.Z; z++)
            for (long y = 0; y < grid.Y; y++)
                for (long x = 0; x < grid.X; x++) Group(new(launch, group++, 0, 0), buffer, [x, y, z], given);
    }

    void Group(PtxVisit visit, Func<int, PtxMemory> buffer, long[] place, ulong[] arguments)
    {
        shared = new("shared memory", program.SharedBytes);
        for (int t = 0; t < at.Length; t++)
        {
            at[t] = 0;
            Array.Clear(written[t]);
            copies[t].Clear();
            void Set(int p, ulong bits) => (registers[t][p], written[t][p]) = (bits, true);
            foreach (var (p, bits) in program.Constants) Set(p, bits);
            for (int i = 0; i < arguments.Length; i++) Set(program.Place($"[{program.Parameters[i].Name}]"), arguments[i]);
            Set(program.Place("%tid.x"), (ulong)(t % width));
            Set(program.Place("%tid.y"), (ulong)(t / width));
            for (int a = 0; a < 3; a++) Set(program.Place("%ctaid." + "xyz"[a]), (ulong)place[a]);
        }
        for (; ; visit = visit with { Passed = visit.Passed + 1 })
        {
            for (int first = 0; first < at.Length; first += Warp) Together(visit, buffer, first);
            if (Array.TrueForAll(at, static a => a < 0)) return;
            int waits = Array.FindIndex(at, static a => a >= 0);
            if (!Array.TrueForAll(at, a => a == at[waits]))
                throw program.Code[at[waits] - 1].Fault($"thread {waits} waits here, but thread {Array.FindIndex(at, a => a != at[waits])} does not come.");
        }
    }

    // A warp until a barrier or the end: what its threads do together waits for all of them.
    void Together(in PtxVisit visit, Func<int, PtxMemory> buffer, int first)
    {
        int lanes = Math.Min(Warp, at.Length - first);
        for (; ; )
        {
            PtxInstruction? joint = null;
            int arrived = 0;
            for (int t = first; t < first + lanes; t++)
            {
                if (at[t] < 0) continue;
                at[t] = Run(visit with { Thread = t }, buffer, at[t], out var met);
                if (met is null) continue;
                arrived++;
                if (joint is not null && met != joint) throw met.Fault($"thread {t} does this together with its warp, of which others are at line {joint.Line}.");
                joint = met;
            }
            if (joint is null) return;
            if (arrived < Warp) throw joint.Fault($"a warp does this together, but only {arrived} of {Warp} threads are here.");
            PtxWarp.Run(joint, new(visit, shared, registers.AsSpan(first, Warp), written.AsSpan(first, Warp), first));
            for (int t = first; t < first + Warp; t++) at[t]++;
        }
    }

    // Until a barrier (the place after it), the end (−1), or what a warp does together (its place).
    int Run(in PtxVisit visit, Func<int, PtxMemory> buffer, int from, out PtxInstruction? together)
    {
        together = null;
        var (r, known) = (registers[visit.Thread], written[visit.Thread]);
        for (int pc = from; ; pc++)
        {
            var i = program.Code[pc];
            if (++steps > MostSteps) throw i.Fault("this does not end.");
            if (i.Guard >= 0 && Read(i, r, known, i.Guard) != i.Wanted) continue;
            switch (i.Kind)
            {
                case PtxKind.Return: return -1;
                case PtxKind.Barrier: return pc + 1;
                case PtxKind.Branch: pc = i.Goal - 1; continue;
                case PtxKind.Load:
                case PtxKind.Store:
                    ulong address = Read(i, r, known, i.A);
                    var memory = i.IsShared ? shared : buffer((int)(address >> 32));
                    long place = i.IsShared ? (int)address : (int)(uint)address;
                    memory.Align(i, place);
                    if (!i.IsShared) Accesses++;
                    for (int v = 0; v < i.Vector.Length; v++)
                        if (i.Kind == PtxKind.Store) memory.Store(i, place + v * i.Bytes, Read(i, r, known, i.Vector[v]), visit);
                        else (r[i.Vector[v]], known[i.Vector[v]]) = (memory.Load(i, place + v * i.Bytes, visit), true);
                    if (i.Vector.Length > 0) break;
                    if (i.Kind == PtxKind.Store) memory.Store(i, place, Read(i, r, known, i.B), visit);
                    else (r[i.Target], known[i.Target]) = (memory.Load(i, place, visit), true);
                    break;
                case PtxKind.Matrices:
                case PtxKind.Multiply:
                    together = i;
                    return pc;
                case PtxKind.Copy:
                    ulong far = Read(i, r, known, i.B);
                    int valid = i.C < 0 ? i.Bytes : (int)Read(i, r, known, i.C);
                    // Of nothing, nothing is asked where it is.
                    copies[visit.Thread].Begin(i, shared, (int)Read(i, r, known, i.A), valid == 0 ? null : buffer((int)(far >> 32)), (int)(uint)far, valid, visit);
                    break;
                case PtxKind.Commit: copies[visit.Thread].Commit(); break;
                case PtxKind.Wait: copies[visit.Thread].Wait(i.Pending, shared, visit); break;
                default:
                    ulong a = Read(i, r, known, i.A), b = i.B < 0 ? 0 : Read(i, r, known, i.B), c = i.C < 0 ? 0 : Read(i, r, known, i.C);
                    (r[i.Target], known[i.Target]) = (i.Opcode!.Run(a, b, c), true);
                    break;
            }
        }
    }

    internal static ulong Read(PtxInstruction i, ulong[] registers, bool[] known, int place) => known[place] ? registers[place] : throw i.Fault("a register is read that was never written.");
}

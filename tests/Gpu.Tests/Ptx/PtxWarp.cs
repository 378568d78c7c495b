namespace NamedTorch.Tests.Ptx;

/// <summary>What the 32 threads of a warp do together.</summary>
readonly ref struct PtxWarp(PtxVisit visit, PtxMemory shared, Span<ulong[]> registers, Span<bool[]> written, int first)
{
    readonly PtxVisit visit = visit;
    readonly Span<ulong[]> registers = registers;
    readonly Span<bool[]> written = written;

    internal static void Run(PtxInstruction i, PtxWarp warp)
    {
        if (i.Kind == PtxKind.Matrices) warp.Load(i);
        else warp.Multiply(i);
    }

    ulong Read(PtxInstruction i, int lane, int place) => PtxMachine.Read(i, registers[lane], written[lane], place);

    // Lane 8·m + r says where row r of matrix m is; lane t gets two neighbours of row t / 4, or of column t / 4.
    void Load(PtxInstruction i)
    {
        var words = new uint[i.Vector.Length, 8, 8];
        for (int m = 0; m < i.Vector.Length; m++)
            for (int r = 0; r < 8; r++)
            {
                long at = (int)Read(i, 8 * m + r, i.A);
                shared.Align(i, at);
                for (int c = 0; c < 8; c++) words[m, r, c] = (uint)shared.Load(i, at + 2 * c, visit with { Thread = first + 8 * m + r });
            }
        for (int t = 0; t < 32; t++)
            for (int m = 0; m < i.Vector.Length; m++)
            {
                int row = t / 4, pair = 2 * (t % 4);
                var (low, high) = i.IsTransposed ? (words[m, pair, row], words[m, pair + 1, row]) : (words[m, row, pair], words[m, row, pair + 1]);
                (registers[t][i.Vector[m]], written[t][i.Vector[m]]) = (low | high << 16, true);
            }
    }

    void Multiply(PtxInstruction i)
    {
        int perWord = i.Unit == "tf32" ? 1 : 2, depth = 8 * perWord, half = depth / 2;
        double[,] a = new double[16, depth], b = new double[depth, 8];
        for (int t = 0; t < 32; t++)
            for (int e = 0; e < perWord; e++)
            {
                int g = t / 4, at = t % 4 * perWord + e;
                for (int w = 0; w < 4; w++) a[g + 8 * (w % 2), at + half * (w / 2)] = Number(i, Read(i, t, i.Left[w]), e);
                for (int w = 0; w < 2; w++) b[at + half * w, g] = Number(i, Read(i, t, i.Right[w]), e);
            }
        for (int t = 0; t < 32; t++)
            for (int w = 0; w < 4; w++)
            {
                int row = t / 4 + 8 * (w / 2), column = 2 * (t % 4) + w % 2;
                double sum = BitConverter.UInt32BitsToSingle((uint)Read(i, t, i.Vector[w]));
                for (int k = 0; k < depth; k++) sum += a[row, k] * b[k, column];
                registers[t][i.Vector[w]] = BitConverter.SingleToUInt32Bits((float)sum);
            }
    }

    // The unit does not see the last 13 bits of float32.
    static double Number(PtxInstruction i, ulong word, int element) => i.Unit switch
    {
        "tf32" => BitConverter.UInt32BitsToSingle((uint)word & ~0x1FFFu),
        "f16" => (double)BitConverter.UInt16BitsToHalf((ushort)(word >> 16 * element)),
        _ => BitConverter.UInt32BitsToSingle((uint)(ushort)(word >> 16 * element) << 16),
    };
}

namespace NamedTorch.Cpu;

/// <summary>Adds what each block of keys gave to the queries' gradients, in the order of the blocks.</summary>
unsafe struct AttentionPartsJob : IJob
{
    public AttentionOperand Gradient;

    public float* Parts;

    /// <summary>Blocks, the first of which has written the gradient; rows of all heads and of one; elements of a row, and from one row of a part to the next.</summary>
    public nint Blocks, Rows, Queries, Width, Line;

    public Slices Lines;

    public readonly void Run(int chunk)
    {
        for (nint row = (nint)Lines.Begin(chunk), end = (nint)Lines.End(chunk); row < end; row++)
            for (nint block = 0; block < Blocks - 1; block++)
            {
                float* to = Gradient[row / Queries].From(row % Queries, 0).Pointer, from = Parts + (block * Rows + row) * Line;
                for (nint i = 0; i < Width; i++) to[i] += from[i];
            }
    }
}

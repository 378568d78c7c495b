namespace NamedTorch.Gpu;

/// <summary>
/// One formula over many tensors in few launches: up to so many tensors' buffers are parameters of a kernel, whose groups each take a chunk of
/// one tensor. Tensors are float32 and contiguous.
/// </summary>
/// <param name="programs">Where kernels are kept.</param>
sealed class ManyTensors(Programs programs)
{
    // OpenCL promises 1024 bytes of parameters, CUDA 4096.
    int PerLaunch => programs.Accelerator.Device.Kind == DeviceKind.Cuda ? 16 : 8;

    /// <summary>Writes the formula's results over the elements of all.</summary>
    /// <param name="name">The kernel's name.</param>
    /// <param name="formula">Operand s is the element of slots[s], operand slots.Length the common number.</param>
    /// <param name="again">The formula with the numbers of the next replay of a captured step.</param>
    /// <param name="written">The slot that each result goes to.</param>
    /// <param name="common">A number on the device, of no dims, or null.</param>
    /// <param name="slots">By slot, as many tensors each; those of one index have the same sizes.</param>
    internal void Map(string name, Formula formula, Func<Formula>? again, int[] written, Tensor? common, params Tensor[][] slots) =>
        Launch(slots, (batch, shape) => programs.Get($"many {name} {shape} {formula.Key}", () => ManyTemplate.Map(name, shape, formula, written)), formula, again, common, written);

    /// <summary>The sums of squares of chunks, in order.</summary>
    internal Tensor Squares(Tensor[] tensors)
    {
        long chunks = tensors.Sum(static x => Chunks(x));
        var parts = Tensor.Allocate(TensorType.Of(Math.Max(1, chunks)), DType.Float32, tensors[0].Device);
        if (chunks == 0)
        {
            parts.Fill(0);
            return parts;
        }
        Launch([tensors], (batch, shape) => programs.Get($"many squares {shape}", () => ManyTemplate.Squares(shape)), new(), null, parts, []);
        return parts;
    }

    static long Chunks(Tensor x) => (x.ElementCount + ManyShape.Chunk - 1) / ManyShape.Chunk;

    void Launch(Tensor[][] slots, Func<int[], ManyShape, Program> get, Formula formula, Func<Formula>? again, Tensor? common, int[] written)
    {
        int[] all = [.. Enumerable.Range(0, slots[0].Length).Where(i => slots[0][i].ElementCount > 0)];
        long before = 0;
        foreach (int[] batch in all.Chunk(PerLaunch))
        {
            // The places that are left are taken by the last tensor, which has no more chunks there.
            int Of(int place) => batch[Math.Min(place, batch.Length - 1)];
            int room = batch.Length == 1 ? 1 : PerLaunch;
            Tensor[] tensors = [.. slots.SelectMany(slot => Enumerable.Range(0, room).Select(place => slot[Of(place)]))];
            var shape = new ManyShape(room, slots.Length, common is not null, tensors.All(static x => x.Offset % Neighbours.Count == 0) ? Neighbours.Count : 1, string.Join(',', written));
            var firsts = new long[room];
            for (int i = 1; i < room; i++) firsts[i] = firsts[i - 1] + (i <= batch.Length ? Chunks(slots[0][Of(i - 1)]) : 0);
            long groups = batch.Sum(i => Chunks(slots[0][i]));
            for (int i = batch.Length; i < room; i++) firsts[i] = groups;
            new Launch(programs).Tensors(common is null ? tensors : [.. tensors, common])
                .Numbers(ScalarType.Int64, [before, common?.Offset ?? 0]).Numbers(ScalarType.Int64, firsts).Numbers(ScalarType.Int64, Enumerable.Range(0, room).Select(i => slots[0][Of(i)].ElementCount))
                .Numbers(ScalarType.Int64, tensors.Select(static x => x.Offset)).Parameters(formula, ScalarType.Float32, again).Run(get(batch, shape), new Grid(groups));
            before += groups;
        }
    }
}

namespace NamedTorch.Gpu;

/// <summary>What the registers and arrays of matrix units and asynchronous copies must be.</summary>
static class MatrixRules
{
    internal static void Check(Instruction instruction, Action<bool, string> require)
    {
        switch (instruction)
        {
            case AsyncCopy i:
                require(i.Target.Space == AddressSpace.Shared && i.Source.Space == AddressSpace.Global, "an asynchronous copy goes from a buffer to shared memory.");
                require(!i.Source.IsWritten, $"'{i.Source.Name}' may be written while it is copied; the source is an input.");
                require(i.Target.Element == i.Source.Element, $"'{i.Target.Name}' holds {i.Target.Element}, '{i.Source.Name}' {i.Source.Element}.");
                require(i.Bytes is 4 or 8 or 16 && i.Bytes % i.Source.Element.ByteSize == 0, $"4, 8 or 16 bytes of whole elements are copied, not {i.Bytes}.");
                require(i.Valid is null or { Type: ScalarType.Int32 }, "the number of valid bytes is int32.");
                break;
            case WaitForCopies i: require(i.Pending is >= 0 and <= 7, "0 to 7 batches may stay under way."); break;
            case LoadMatrices i:
                require(i.Array.Space == AddressSpace.Shared, "matrices are loaded from shared memory.");
                require(i.Targets.Count is 1 or 2 or 4, $"1, 2 or 4 matrices are loaded, not {i.Targets.Count}.");
                require(i.Targets.All(static r => r.Type == ScalarType.Int32), "a matrix is loaded into words of int32.");
                require(i.Array.Element.ByteSize is 2 || i.Array.Element.ByteSize is 4 && !i.IsTransposed, $"elements of 16 bits are loaded, or of 32 as they lie; '{i.Array.Name}' holds {i.Array.Element}.");
                break;
            case MatrixMultiply i:
                require(i.Sums.Count == 4 && i.Sums.All(static r => r.Type == ScalarType.Float32), "a warp's sums are 4 float32 per thread.");
                require(i.A.Count == 4 && i.A.All(static r => r.Type == ScalarType.Int32), $"A is 4 words of int32 per thread, not {i.A.Count}.");
                require(i.B.Count == 2 && i.B.All(static r => r.Type == ScalarType.Int32), $"B is 2 words of int32 per thread, not {i.B.Count}.");
                require(i.Sums.Distinct().Count() == 4, "the sums are four registers.");
                break;
            case RoundToTf32 i: require(i.Source.Type == ScalarType.Float32 && i.Target.Type == ScalarType.Int32, "float32 is rounded to the bits of an int32."); break;
        }
    }
}

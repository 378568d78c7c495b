namespace NamedTorch.Gpu;

/// <summary>A <see cref="Layout"/> inside a kernel, its sizes, strides and offsets declared.</summary>
/// <param name="strides">By tensor and dim.</param>
/// <param name="starts">Each tensor's first place.</param>
/// <param name="lengths">Sizes of the dims, but for the first.</param>
/// <param name="steps">Strides by tensor and dim, where they are neither 0 nor 1.</param>
sealed class LayoutWalk(IReadOnlyList<long>[] strides, Value[] starts, Value[] lengths, Value[,] steps)
{
    /// <summary>Writes where each tensor's element of this number is, counted from the beginning of its storage.</summary>
    internal Value[] Places(Value element)
    {
        Value[] places = [.. starts];
        for (int d = lengths.Length - 1; d >= 0; d--)
        {
            var at = element;
            if (d > 0) (at, element) = (element % lengths[d], element / lengths[d]);
            for (int t = 0; t < places.Length; t++)
                if (strides[t][d] != 0) places[t] += strides[t][d] == 1 ? at : at * steps[t, d];
        }
        return places;
    }

    /// <summary>The place so many steps along the last dim from another, in one tensor.</summary>
    internal Value Along(int tensor, Value place, int count) =>
        count == 0 || strides[tensor][^1] == 0 ? place : strides[tensor][^1] == 1 ? place + count : place + steps[tensor, lengths.Length - 1] * count;
}

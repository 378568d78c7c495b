using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Attention's operands in the order of an <see cref="IAttentionKernel"/>: batch dims, then queries or keys, then what is compared or averaged.</summary>
sealed class AttentionOrder
{
    readonly int[] query, key, value, result;
    readonly DimList dims;

    AttentionOrder(int[] query, int[] key, int[] value, int[] result, DimList dims) => (this.query, this.key, this.value, this.result, this.dims) = (query, key, value, result, dims);

    /// <summary>The attention, or null where the operands have dims that the kernel's order has no place for.</summary>
    /// <typeparam name="TOp">The operation as the user knows it.</typeparam>
    internal static Tensor? Run<TOp>(Tensor query, Tensor key, Tensor value, int over, int keyOver, int keys, in AttentionScores scores) where TOp : struct, IOperation
    {
        if (!IsTaken(query, query) || !IsTaken(key, query) || !IsTaken(value, query)) return null;
        if (query.Device.Backend.Find<IAttentionKernel>() is not { } kernel || query.ElementCount == 0 || key.ElementCount == 0 || value.ElementCount == 0) return null;
        bool named = query.Dims.HasNames && key.Dims.HasNames;
        var order = named ? Named(query.Type, key.Type, value.Type, over, keyOver, keys) : Unnamed(query.Type, key.Type, value.Type, over, keyOver, keys);
        if (order is null || !kernel.Takes(query.Sizes[order.query[^2]], key.Sizes[keys], query.Sizes[over], value.Sizes[order.value[^1]], scores)) return null;
        Tensor? mask = null;
        if (scores.Mask is not null)
        {
            var matrix = new TensorType(named ? query.Dims.RemoveAt(over).Append(key.Dims[keys]) : query.Dims, [.. query.Sizes[..over], .. query.Sizes[(over + 1)..], key.Sizes[keys]]);
            mask = AttentionMask.Of(scores.Mask, query, matrix);
            if (mask is null) return null;
            mask = Plain(mask, [.. order.query[..^1].Select(d => d < over ? d : d - 1), mask.Rank - 1]);
        }
        var y = Attend<TOp>.Run(kernel, Plain(query, order.query), Plain(key, order.key), Plain(value, order.value), scores with { Mask = mask });
        var sizes = order.result.Select(d => y.Sizes[d]).ToArray();
        return Retype.Run(Rearrange.Permute(y, order.result), new(order.dims, sizes));
    }

    static bool IsTaken(Tensor x, Tensor query) => x.DType == DType.Float32 && ReferenceEquals(x.Device, query.Device);

    static Tensor Plain(Tensor x, int[] order)
    {
        var y = Rearrange.Permute(x, order);
        return Retype.Run(y, new(DimList.Unnamed(y.Rank), y.Sizes.ToArray()));
    }

    // The last two dims, and batch dims that are the same in all three.
    static AttentionOrder? Unnamed(TensorType query, TensorType key, TensorType value, int over, int keyOver, int keys)
    {
        int rank = query.Rank;
        if (query.Dims.HasNames || key.Dims.HasNames || value.Dims.HasNames || rank < 2 || key.Rank != rank || value.Rank != rank || over != rank - 1 || keyOver != rank - 1 || keys != rank - 2) return null;
        for (int d = 0; d < rank - 2; d++)
            if (query.Sizes[d] != key.Sizes[d] || query.Sizes[d] != value.Sizes[d]) return null;
        if (query.Sizes[^1] != key.Sizes[^1] || key.Sizes[^2] != value.Sizes[^2]) return null;
        int[] asIs = [.. Enumerable.Range(0, rank)];
        return new(asIs, asIs, asIs, asIs, query.Dims);
    }

    // Batch dims are those that all three have; each has one or two of its own.
    static AttentionOrder? Named(TensorType query, TensorType key, TensorType value, int over, int keyOver, int keys)
    {
        if (!IsNamed(query) || !IsNamed(key) || !IsNamed(value) || keys == keyOver) return null;
        int[] batch = [.. Enumerable.Range(0, query.Rank).Where(d => d != over && At(key, query, d) >= 0)], own = [.. Enumerable.Range(0, query.Rank).Where(d => d != over && !batch.Contains(d))];
        int[] keyBatch = [.. batch.Select(d => At(key, query, d))], valueBatch = [.. batch.Select(d => At(value, query, d))];
        int seen = At(value, key, keys), average = Enumerable.Range(0, value.Rank).FirstOrDefault(d => d != seen && !valueBatch.Contains(d), -1);
        if (own.Length != 1 || seen < 0 || average < 0 || valueBatch.Contains(-1) || key.Rank != batch.Length + 2 || value.Rank != batch.Length + 2 || keyBatch.Contains(keys) || keyBatch.Contains(keyOver)) return null;
        if (query.Sizes[over] != key.Sizes[keyOver] || key.Sizes[keys] != value.Sizes[seen] || At(query, value, average) is >= 0 and { } same && same != over) return null;
        for (int i = 0; i < batch.Length; i++)
            if (query.Sizes[batch[i]] != key.Sizes[keyBatch[i]] || query.Sizes[batch[i]] != value.Sizes[valueBatch[i]]) return null;
        int[] order = [.. batch, own[0], over], result = [.. Enumerable.Range(0, query.Rank).Where(d => d != over).Select(d => Array.IndexOf(order, d)), query.Rank - 1];
        var dims = query.Dims.RemoveAt(over).Append(value.Dims[average]);
        return new(order, [.. keyBatch, keys, keyOver], [.. valueBatch, seen, average], result, dims);
    }

    static bool IsNamed(TensorType x)
    {
        for (int d = 0; d < x.Rank; d++)
            if (x.Dims.NameAt(d) is null || x.Dims.IsUnit(d)) return false;
        return true;
    }

    static int At(TensorType x, TensorType other, int d) => x.Dims.IndexOf(other.Dims.NameAt(d)!);
}

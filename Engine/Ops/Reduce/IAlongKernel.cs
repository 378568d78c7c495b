namespace NamedTorch.Ops;

/// <summary>Elements picked along one dim by a tensor of places, and the way back.</summary>
public interface IAlongKernel
{
    /// <summary>result[…, j, …] = x[…, indices[…, j, …], …]; result and indices have one shape, x's but for the dim's size. Indices are valid.</summary>
    void Take(Tensor result, Tensor x, Tensor indices, int dim);

    /// <summary>result[…, indices[…, j, …], …] += x[…, j, …], in order of j; x and indices have one shape.</summary>
    void Add(Tensor result, Tensor x, Tensor indices, int dim);
}

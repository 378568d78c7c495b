namespace NamedTorch.Ops;

/// <summary>Mean and spread in one reading of the elements.</summary>
public interface IMomentKernel
{
    /// <summary>
    /// For x = [kept…, reduced…] and dense float64 results of the kept sizes: mean = Σ x / n and squares = Σ (x − mean)², block by
    /// block, so that nothing cancels. Over nothing the mean is NaN and the squares 0.
    /// </summary>
    void Run(Tensor mean, Tensor squares, Tensor x);
}

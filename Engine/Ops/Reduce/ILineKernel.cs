using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Runs a formula on all lines of a tensor along one dim.</summary>
public interface ILineKernel
{
    /// <summary>Whether it runs lines that have no word for what they do.</summary>
    bool RunsCode => true;

    /// <summary>
    /// For every line of x along <paramref name="dim"/>: fills the lines of values (any dtype) and indices (int64) at the same place.
    /// Their other dims are x's; their own lines may have another length. Lines are computed in <paramref name="computing"/>.
    /// </summary>
    void Run<TLine>(in TLine line, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices) where TLine : struct, ILine;
}

namespace NamedTorch.Core;

/// <summary>
/// An operation with its parameters: everything there is to say about it stands in the file of the struct that implements this.
/// Every public operation has one, composites included; that is how tests, documentation and coverage tables find it.
/// </summary>
public interface IOperation
{
    /// <summary>Calls that show and test the operation: each is run forward, backward, renamed and permuted by the conformance tests.</summary>
    static virtual IEnumerable<Sample> Samples => [];
}

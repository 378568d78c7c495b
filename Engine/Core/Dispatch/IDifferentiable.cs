namespace NamedTorch.Core;

/// <summary>An operation that can be recorded: the struct with its parameters is the tape's entry.</summary>
public interface IDifferentiable : IOperation
{
    /// <summary>What the derivative reads again.</summary>
    Saves Saves { get; }

    /// <summary>
    /// From the cotangents of the outputs those of the inputs: <c>pull[i] = …</c> for every i with <c>pull.Needs(i)</c>. Written in
    /// tensor operations, so that it can be differentiated again. The type of a gradient is exactly its operand's.
    /// </summary>
    void Pull(Pullback pull);
}

namespace NamedTorch.Core;

/// <summary>What the operators and indexers of <see cref="Tensor"/> mean; the operations implement it, a level above.</summary>
public abstract class Arithmetic
{
    static Arithmetic? current;

    /// <summary>The one implementation.</summary>
    public static Arithmetic Current
    {
        get
        {
            if (current is null) Composition.Ensure();
            return current!;
        }
        set => current = value;
    }

    /// <summary>left + right.</summary>
    public abstract Tensor Add(Tensor left, Tensor right);
    /// <summary>left − right.</summary>
    public abstract Tensor Subtract(Tensor left, Tensor right);
    /// <summary>left · right, element by element.</summary>
    public abstract Tensor Multiply(Tensor left, Tensor right);
    /// <summary>left / right, always floating.</summary>
    public abstract Tensor Divide(Tensor left, Tensor right);
    /// <summary>left − right·⌊left / right⌋.</summary>
    public abstract Tensor Remainder(Tensor left, Tensor right);
    /// <summary>−x.</summary>
    public abstract Tensor Negate(Tensor x);
    /// <summary>left &lt; right.</summary>
    public abstract Tensor Less(Tensor left, Tensor right);
    /// <summary>left ≤ right.</summary>
    public abstract Tensor LessOrEqual(Tensor left, Tensor right);
    /// <summary>x is zero or false.</summary>
    public abstract Tensor LogicalNot(Tensor x);
    /// <summary>Bitwise complement.</summary>
    public abstract Tensor BitwiseNot(Tensor x);
    /// <summary>Bitwise and.</summary>
    public abstract Tensor And(Tensor left, Tensor right);
    /// <summary>Bitwise or.</summary>
    public abstract Tensor Or(Tensor left, Tensor right);
    /// <summary>Bitwise exclusive or.</summary>
    public abstract Tensor Xor(Tensor left, Tensor right);
    /// <summary>The part of x that the indices pick.</summary>
    public abstract Tensor Get(Tensor x, ReadOnlySpan<At> at);
    /// <summary>Writes the part of x that the indices pick.</summary>
    public abstract void Set(Tensor x, ReadOnlySpan<At> at, Tensor value);
}

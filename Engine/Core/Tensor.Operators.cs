using NamedTorch.Core;

namespace NamedTorch;

// Operators stand here and not with their operations because F# and older C# cannot use extension operators; for the same reason
// each takes the C# scalars outright. Scalars are weak: they never widen a tensor's type within its category.
public sealed partial class Tensor
{
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator +(Tensor left, Tensor right) => Arithmetic.Current.Add(left, right);
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator +(Tensor left, float right) => Arithmetic.Current.Add(left, Weak(right));
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator +(float left, Tensor right) => Arithmetic.Current.Add(Weak(left), right);
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator +(Tensor left, double right) => Arithmetic.Current.Add(left, Weak(right));
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator +(double left, Tensor right) => Arithmetic.Current.Add(Weak(left), right);
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator +(Tensor left, int right) => Arithmetic.Current.Add(left, Weak(right));
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator +(int left, Tensor right) => Arithmetic.Current.Add(Weak(left), right);
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator +(Tensor left, long right) => Arithmetic.Current.Add(left, Weak(right));
    /// <summary>left + right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator +(long left, Tensor right) => Arithmetic.Current.Add(Weak(left), right);

    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator -(Tensor left, Tensor right) => Arithmetic.Current.Subtract(left, right);
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator -(Tensor left, float right) => Arithmetic.Current.Subtract(left, Weak(right));
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator -(float left, Tensor right) => Arithmetic.Current.Subtract(Weak(left), right);
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator -(Tensor left, double right) => Arithmetic.Current.Subtract(left, Weak(right));
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator -(double left, Tensor right) => Arithmetic.Current.Subtract(Weak(left), right);
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator -(Tensor left, int right) => Arithmetic.Current.Subtract(left, Weak(right));
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator -(int left, Tensor right) => Arithmetic.Current.Subtract(Weak(left), right);
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator -(Tensor left, long right) => Arithmetic.Current.Subtract(left, Weak(right));
    /// <summary>left − right; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator -(long left, Tensor right) => Arithmetic.Current.Subtract(Weak(left), right);

    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator *(Tensor left, Tensor right) => Arithmetic.Current.Multiply(left, right);
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator *(Tensor left, float right) => Arithmetic.Current.Multiply(left, Weak(right));
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator *(float left, Tensor right) => Arithmetic.Current.Multiply(Weak(left), right);
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator *(Tensor left, double right) => Arithmetic.Current.Multiply(left, Weak(right));
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator *(double left, Tensor right) => Arithmetic.Current.Multiply(Weak(left), right);
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator *(Tensor left, int right) => Arithmetic.Current.Multiply(left, Weak(right));
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator *(int left, Tensor right) => Arithmetic.Current.Multiply(Weak(left), right);
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator *(Tensor left, long right) => Arithmetic.Current.Multiply(left, Weak(right));
    /// <summary>left · right element by element; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator *(long left, Tensor right) => Arithmetic.Current.Multiply(Weak(left), right);

    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator /(Tensor left, Tensor right) => Arithmetic.Current.Divide(left, right);
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator /(Tensor left, float right) => Arithmetic.Current.Divide(left, Weak(right));
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator /(float left, Tensor right) => Arithmetic.Current.Divide(Weak(left), right);
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator /(Tensor left, double right) => Arithmetic.Current.Divide(left, Weak(right));
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator /(double left, Tensor right) => Arithmetic.Current.Divide(Weak(left), right);
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator /(Tensor left, int right) => Arithmetic.Current.Divide(left, Weak(right));
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator /(int left, Tensor right) => Arithmetic.Current.Divide(Weak(left), right);
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("left -> left")]
    public static Tensor operator /(Tensor left, long right) => Arithmetic.Current.Divide(left, Weak(right));
    /// <summary>left / right, always floating; names are unified from the right.</summary>
    [Signature("right -> right")]
    public static Tensor operator /(long left, Tensor right) => Arithmetic.Current.Divide(Weak(left), right);

    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator %(Tensor left, Tensor right) => Arithmetic.Current.Remainder(left, right);
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("left -> left")]
    public static Tensor operator %(Tensor left, float right) => Arithmetic.Current.Remainder(left, Weak(right));
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("right -> right")]
    public static Tensor operator %(float left, Tensor right) => Arithmetic.Current.Remainder(Weak(left), right);
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("left -> left")]
    public static Tensor operator %(Tensor left, double right) => Arithmetic.Current.Remainder(left, Weak(right));
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("right -> right")]
    public static Tensor operator %(double left, Tensor right) => Arithmetic.Current.Remainder(Weak(left), right);
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("left -> left")]
    public static Tensor operator %(Tensor left, int right) => Arithmetic.Current.Remainder(left, Weak(right));
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("right -> right")]
    public static Tensor operator %(int left, Tensor right) => Arithmetic.Current.Remainder(Weak(left), right);
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("left -> left")]
    public static Tensor operator %(Tensor left, long right) => Arithmetic.Current.Remainder(left, Weak(right));
    /// <summary>left − right·⌊left / right⌋: the sign of the right operand.</summary>
    [Signature("right -> right")]
    public static Tensor operator %(long left, Tensor right) => Arithmetic.Current.Remainder(Weak(left), right);

    /// <summary>left &lt; right, as bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator <(Tensor left, Tensor right) => Arithmetic.Current.Less(left, right);
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <(Tensor left, float right) => Arithmetic.Current.Less(left, Weak(right));
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <(float left, Tensor right) => Arithmetic.Current.Less(Weak(left), right);
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <(Tensor left, double right) => Arithmetic.Current.Less(left, Weak(right));
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <(double left, Tensor right) => Arithmetic.Current.Less(Weak(left), right);
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <(Tensor left, int right) => Arithmetic.Current.Less(left, Weak(right));
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <(int left, Tensor right) => Arithmetic.Current.Less(Weak(left), right);
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <(Tensor left, long right) => Arithmetic.Current.Less(left, Weak(right));
    /// <summary>left &lt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <(long left, Tensor right) => Arithmetic.Current.Less(Weak(left), right);

    /// <summary>left &gt; right, as bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator >(Tensor left, Tensor right) => Arithmetic.Current.Less(right, left);
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >(Tensor left, float right) => Arithmetic.Current.Less(Weak(right), left);
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >(float left, Tensor right) => Arithmetic.Current.Less(right, Weak(left));
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >(Tensor left, double right) => Arithmetic.Current.Less(Weak(right), left);
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >(double left, Tensor right) => Arithmetic.Current.Less(right, Weak(left));
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >(Tensor left, int right) => Arithmetic.Current.Less(Weak(right), left);
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >(int left, Tensor right) => Arithmetic.Current.Less(right, Weak(left));
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >(Tensor left, long right) => Arithmetic.Current.Less(Weak(right), left);
    /// <summary>left &gt; right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >(long left, Tensor right) => Arithmetic.Current.Less(right, Weak(left));

    /// <summary>left ≤ right, as bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator <=(Tensor left, Tensor right) => Arithmetic.Current.LessOrEqual(left, right);
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <=(Tensor left, float right) => Arithmetic.Current.LessOrEqual(left, Weak(right));
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <=(float left, Tensor right) => Arithmetic.Current.LessOrEqual(Weak(left), right);
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <=(Tensor left, double right) => Arithmetic.Current.LessOrEqual(left, Weak(right));
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <=(double left, Tensor right) => Arithmetic.Current.LessOrEqual(Weak(left), right);
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <=(Tensor left, int right) => Arithmetic.Current.LessOrEqual(left, Weak(right));
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <=(int left, Tensor right) => Arithmetic.Current.LessOrEqual(Weak(left), right);
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator <=(Tensor left, long right) => Arithmetic.Current.LessOrEqual(left, Weak(right));
    /// <summary>left ≤ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator <=(long left, Tensor right) => Arithmetic.Current.LessOrEqual(Weak(left), right);

    /// <summary>left ≥ right, as bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator >=(Tensor left, Tensor right) => Arithmetic.Current.LessOrEqual(right, left);
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >=(Tensor left, float right) => Arithmetic.Current.LessOrEqual(Weak(right), left);
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >=(float left, Tensor right) => Arithmetic.Current.LessOrEqual(right, Weak(left));
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >=(Tensor left, double right) => Arithmetic.Current.LessOrEqual(Weak(right), left);
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >=(double left, Tensor right) => Arithmetic.Current.LessOrEqual(right, Weak(left));
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >=(Tensor left, int right) => Arithmetic.Current.LessOrEqual(Weak(right), left);
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >=(int left, Tensor right) => Arithmetic.Current.LessOrEqual(right, Weak(left));
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("left -> left")]
    public static Tensor operator >=(Tensor left, long right) => Arithmetic.Current.LessOrEqual(Weak(right), left);
    /// <summary>left ≥ right, as bool.</summary>
    [Signature("right -> right")]
    public static Tensor operator >=(long left, Tensor right) => Arithmetic.Current.LessOrEqual(right, Weak(left));

    /// <summary>Bitwise and; logical for bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator &(Tensor left, Tensor right) => Arithmetic.Current.And(left, right);
    /// <summary>Bitwise or; logical for bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator |(Tensor left, Tensor right) => Arithmetic.Current.Or(left, right);
    /// <summary>Bitwise exclusive or; logical for bool.</summary>
    [Signature("left, right -> unify(left, right)")]
    public static Tensor operator ^(Tensor left, Tensor right) => Arithmetic.Current.Xor(left, right);
    /// <summary>−x.</summary>
    [Signature("x -> x")]
    public static Tensor operator -(Tensor x) => Arithmetic.Current.Negate(x);
    /// <summary>Whether each element is zero or false.</summary>
    [Signature("x -> x")]
    public static Tensor operator !(Tensor x) => Arithmetic.Current.LogicalNot(x);
    /// <summary>Bitwise complement; logical for bool.</summary>
    [Signature("x -> x")]
    public static Tensor operator ~(Tensor x) => Arithmetic.Current.BitwiseNot(x);

    /// <summary>A 0-dim tensor that does not widen others.</summary>
    [Signature("-> ()")]
    public static implicit operator Tensor(float value) => Weak(value);
    /// <summary>A 0-dim tensor that does not widen others.</summary>
    [Signature("-> ()")]
    public static implicit operator Tensor(double value) => Weak(value);
    /// <summary>A 0-dim tensor that does not widen others.</summary>
    [Signature("-> ()")]
    public static implicit operator Tensor(int value) => Weak(value);
    /// <summary>A 0-dim tensor that does not widen others.</summary>
    [Signature("-> ()")]
    public static implicit operator Tensor(long value) => Weak(value);
    /// <summary>A 0-dim tensor that does not widen others.</summary>
    [Signature("-> ()")]
    public static implicit operator Tensor(bool value) => Weak(value);
}

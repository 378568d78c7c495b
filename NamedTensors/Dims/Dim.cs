using System.Runtime.CompilerServices;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>
/// A dimension, declared once and used as a value:
/// <c>public static readonly Dim Batch = new(), Time = new();</c> takes the names of the fields.
/// Two dims are equal when their names are (ordinal).
/// </summary>
public sealed partial class Dim : IEquatable<Dim>
{
    /// <summary>Declares a dim.</summary>
    /// <param name="name">An ASCII identifier; by default the name of the field or property that is being initialised.</param>
    /// <exception cref="InvalidNameException">NT1011: no identifier; NT5001: the name was captured from a constructor
    /// or a top-level program.</exception>
    public Dim([CallerMemberName] string name = "")
    {
        // F# hands over 'Name@' for 'static member val Name'.
        if (name.Length > 1 && name[name.Length - 1] == '@') name = name.Substring(0, name.Length - 1);
        if (!DimName.IsIdentifier(name, name.Length))
        {
            bool captured = name is ".ctor" or ".cctor" || name.StartsWith("<", StringComparison.Ordinal);
            throw new InvalidNameException(new Conflict(captured ? DiagnosticId.NT5001 : DiagnosticId.NT1011, "Dim", ("name", name)));
        }
        Name = name;
    }

    Dim(string name, bool _) => Name = name;

    /// <summary>The name: an ASCII identifier, followed by a star for each <see cref="Star"/>.</summary>
    public string Name { get; }

    /// <summary>
    /// The second occurrence of this dim in one tensor, named <c>Model*</c>: in square weights, Gram matrices, Jacobians and Hessians.
    /// </summary>
    public Dim Star => field ??= new Dim(Name + "*", true);

    /// <summary>The dim of that name; stars are allowed, since the string refers to a dim and does not declare one.</summary>
    /// <exception cref="InvalidNameException">NT1011: no identifier.</exception>
    public static implicit operator Dim(string name) => new(DimName.Check("Dim", name), true);

    /// <summary>Equal names.</summary>
    public static bool operator ==(Dim? left, Dim? right) => left?.Name == right?.Name;

    /// <summary>Different names.</summary>
    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Dim? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dim);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

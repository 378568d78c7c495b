namespace NamedTorch.Diagnostics;

/// <summary>An input of an operation as a message shows it: its parameter name and its type.</summary>
/// <param name="name">The parameter name, or the source text where the checker knows it.</param>
/// <param name="type">The type; formatted only when a message is read.</param>
public readonly struct Operand(string name, object? type)
{
    /// <summary>The parameter name, or the source text where the checker knows it.</summary>
    public string Name { get; } = name;

    /// <summary>The type, usually a <c>TensorType</c>.</summary>
    public object? Type { get; } = type;
}

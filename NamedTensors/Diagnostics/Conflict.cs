using System.Globalization;
using System.Text;

namespace NamedTorch.Diagnostics;

/// <summary>
/// Why an operation refuses its inputs: the catalogue's id, the operation, the values that fill the catalogue's message, and the
/// operands. Run time throws it (<c>ToException()</c>), the checker reports it.
/// </summary>
public sealed class Conflict
{
    readonly (string Name, object? Value)[] values;
    readonly Operand[] operands;

    /// <summary>A conflict.</summary>
    /// <param name="id">The row of the catalogue.</param>
    /// <param name="operation">What the user called: "Dot", "Sum".</param>
    /// <param name="values">Values for the placeholders of one of the row's messages, or a whole sentence as <c>reason</c>;
    /// <c>fix</c> replaces the row's advice.</param>
    public Conflict(DiagnosticId id, string operation, params (string Name, object? Value)[] values)
        : this(id, operation, values, []) { }

    Conflict(DiagnosticId id, string operation, (string Name, object? Value)[] values, Operand[] operands)
    {
        Id = id;
        Operation = operation;
        this.values = values;
        this.operands = operands;
    }

    /// <summary>The row of the catalogue.</summary>
    public DiagnosticId Id { get; }

    /// <summary>What the user called.</summary>
    public string Operation { get; }

    /// <summary>The operands, in order.</summary>
    public IReadOnlyList<Operand> Operands => operands;

    /// <summary>The values that fill the message.</summary>
    public IReadOnlyList<(string Name, object? Value)> Values => values;

    /// <summary>What is wrong, in one sentence, without id and operation.</summary>
    public string Reason => Catalogue.Row(Id).Message(Value);

    /// <summary>"NT2001 Dot: dim 'time' has size 128 in 'query' and 64 in 'key'."</summary>
    public string Headline => $"{Id} {Operation}: {Reason}";

    /// <summary>What to do about it.</summary>
    public string Fix => Catalogue.Row(Id).Advice(Value);

    /// <summary>The headline, one line per operand with its type, and the fix.</summary>
    public string Message
    {
        get
        {
            var text = new StringBuilder(Headline);
            int width = operands.Length == 0 ? 0 : operands.Max(o => o.Name.Length);
            foreach (var operand in operands)
                text.Append("\n  ").Append(operand.Name.PadRight(width)).Append(' ').Append(operand.Type);
            string fix = Fix;
            if (fix.Length > 0) text.Append('\n').Append(fix);
            return text.ToString();
        }
    }

    /// <summary>The same conflict with one more operand to show.</summary>
    public Conflict With(string name, object? type) => new(Id, Operation, values, [.. operands, new(name, type)]);

    /// <summary>The same conflict under the name of another operation.</summary>
    public Conflict In(string operation) => new(Id, operation, values, operands);

    /// <summary>The value of a placeholder as text, or null.</summary>
    public string? Value(string name)
    {
        foreach (var (key, value) in values)
            if (key == name) return Convert.ToString(value, CultureInfo.InvariantCulture);
        return null;
    }

    /// <inheritdoc cref="Message"/>
    public override string ToString() => Message;
}

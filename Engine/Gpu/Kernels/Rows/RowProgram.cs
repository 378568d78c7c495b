using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// What happens to each row of some tensors, as formulas: folds over its elements, each of which may use the ones before, and then results per
/// element and per row. Softmax, norms and losses are a few lines each.
/// </summary>
sealed class RowProgram(string name)
{
    static readonly PlaceExpression TheirPlace = new();

    readonly List<Expression> folds = [], elements = [], rows = [];

    internal string Name => name;

    /// <summary>Tensors that are read.</summary>
    internal int Operands { get; private set; }

    internal int Folds => folds.Count / 3;

    /// <summary>Tensors that are written, an element for an element.</summary>
    internal int Elements => elements.Count;

    /// <summary>Tensors that are written, an element for a row.</summary>
    internal int Rows => rows.Count;

    /// <summary>Identity, entry and combination of each fold, then the elements' results, then the rows'.</summary>
    internal Formula Formula => new([.. folds, .. elements, .. rows]);

    /// <summary>The element's place in its row.</summary>
    internal static Symbol Place => new(TheirPlace);

    /// <summary>The next tensor that is read: its element here, or its row's number where it has one per row.</summary>
    internal Symbol Operand() => Symbol.Operand(Operands++);

    /// <summary>The next tensor that is read, which a derivative reads again: where operations are recorded it is written if it was not computed before.</summary>
    internal Symbol KeptOperand()
    {
        Kept = Operands;
        return Operand();
    }

    /// <summary>The place of the <see cref="KeptOperand"/>, or -1.</summary>
    internal int Kept { get; private set; } = -1;

    /// <summary>The same with other formulas in the places of its operands, which read so many tensors.</summary>
    internal RowProgram Over(int operands, Func<int, Expression> operand)
    {
        var substitution = new Substitution(operand);
        var program = new RowProgram(name) { Operands = operands };
        // Operands of identities and combinations are what is folded.
        for (int f = 0; f < folds.Count; f++) program.folds.Add(f % 3 == 1 ? substitution.Of(folds[f]) : folds[f]);
        program.elements.AddRange(elements.Select(substitution.Of));
        program.rows.AddRange(rows.Select(substitution.Of));
        return program;
    }

    /// <summary>All elements' values combined into one.</summary>
    internal Symbol Fold<TFold>(Symbol value) where TFold : struct, IFold
    {
        var fold = default(TFold);
        folds.AddRange([fold.Identity<Symbol>().Expression, fold.Enter(value).Expression, fold.Combine(Symbol.Operand(0), Symbol.Operand(1)).Expression]);
        return new(new FoldExpression(Folds - 1));
    }

    /// <summary>The next tensor that is written element by element.</summary>
    internal RowProgram Element(Symbol result)
    {
        elements.Add(result.Expression);
        return this;
    }

    /// <summary>The next tensor that is written row by row.</summary>
    internal RowProgram Row(Symbol result)
    {
        rows.Add(result.Expression);
        return this;
    }
}

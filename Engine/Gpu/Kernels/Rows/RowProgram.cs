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

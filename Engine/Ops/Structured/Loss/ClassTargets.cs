using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>Class numbers brought into the order of the rows they belong to, checked once and shared by the steps of a loss.</summary>
readonly struct ClassTargets
{
    readonly long ignored;

    ClassTargets(Tensor targets, TensorType rows, int over, long classes, long ignored) =>
        (Targets, RowType, Over, Classes, this.ignored) = (targets, rows, over, classes, ignored);

    /// <summary>Dense [rows] of int64, in the order of <see cref="RowType"/>.</summary>
    internal Tensor Targets { get; }

    /// <summary>The input's dims without that of the classes.</summary>
    internal TensorType RowType { get; }

    /// <summary>The position of the classes' dim in the input.</summary>
    internal int Over { get; }

    /// <summary>Number of classes.</summary>
    internal long Classes { get; }

    /// <summary>The number that marks a row without target.</summary>
    internal long Ignored => ignored;

    /// <summary>
    /// Checks names, sizes and values. The target has the input's other dims: in any order where both are named, else position by position.
    /// </summary>
    internal static ClassTargets Of(string operation, Tensor x, Tensor target, DimRef over, long ignored, string input = "logits")
    {
        int position = DimLookup.Position(operation, x.Type, over, input);
        var rows = Drop.At(x.Type, [position], keep: false);
        var ordered = Trailing.View(target, Order(rows.Dims, target.Dims));
        Affine.Same(operation, rows, $"{input} without its classes", ordered.Type, "target");
        rows = Unify.Types(operation, rows, ordered.Type);
        if (target.DType.IsFloating || target.DType == DType.Bool)
            throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "target"), ("dtype", target.DType.Name), ("expected", "an integer type: class numbers")).With("target", target.Type).ToException();
        var dense = Trailing.Dense(ordered, DType.Int64);
        var flat = dense.View(TensorType.Of(dense.ElementCount), [1], dense.Offset);
        var result = new ClassTargets(flat, rows, position, x.Sizes[position], ignored);
        long bad = Kernel(x).FirstBad(flat, result.Classes, ignored);
        if (bad < 0) return result;
        throw new Conflict(DiagnosticId.NT2006, operation, ("index", flat.ToArray<long>()[bad]), ("dim", x.Dims.NameAt(position) ?? position.ToString()), ("size", result.Classes),
            ("fix", $"Classes are 0 to {result.Classes - 1}; {ignored} marks a target to ignore.")).With(input, x.Type).With("target", target.Type).ToException();
    }

    internal static ICrossEntropyKernel Kernel(Tensor x) => Required.Kernel<ICrossEntropyKernel>("CrossEntropy", x);

    /// <summary>x as dense [rows, classes]; not recorded.</summary>
    internal Tensor Matrix(Tensor x)
    {
        var dense = Trailing.Dense(Trailing.View(x, Order(x.Rank)));
        return dense.View(TensorType.Of(Targets.ElementCount, Classes), [Classes, 1], dense.Offset);
    }

    /// <summary>A fresh tensor of <paramref name="type"/> and its memory as dense [rows, classes].</summary>
    internal Tensor Allocate(TensorType type, DType dtype, out Tensor matrix)
    {
        var result = Trailing.Allocate(type, Order(type.Rank), dtype, Targets.Device);
        matrix = result.View(TensorType.Of(Targets.ElementCount, Classes), [Classes, 1], 0);
        return result;
    }

    /// <summary>One number per row as [rows]; a stride of 0 where all are one.</summary>
    internal Tensor Vector(Tensor perRow)
    {
        bool isOne = true;
        for (int d = 0; d < perRow.Rank; d++) isOne &= perRow.Strides[d] == 0 || perRow.Sizes[d] == 1;
        var dense = isOne ? perRow : Trailing.Dense(perRow);
        return dense.View(TensorType.Of(Targets.ElementCount), [isOne ? 0 : 1], dense.Offset);
    }

    /// <summary>The weight of each row: that of its class, or 1; 0 where the target is ignored.</summary>
    internal Tensor RowWeights(Tensor? classWeights, DType dtype)
    {
        if (classWeights is not null && Dispatcher.Records([classWeights]))
        {
            var known = Where.Run(Targets.Equal(ignored), Tensor.Weak(0L), Targets);
            var picked = Reshape.Run(IndexSelect.Run(To.Run(classWeights, dtype), 0, known), RowType);
            return picked * RowWeights(null, dtype);
        }
        var result = Tensor.Allocate(RowType, dtype, Targets.Device);
        var flat = result.View(TensorType.Of(Targets.ElementCount), [1], 0);
        var perClass = classWeights is null ? Full.Run(TensorType.Of(Classes), 1, dtype, Targets.Device) : Trailing.Dense(classWeights, dtype);
        var everyRow = perClass.View(TensorType.Of(Targets.ElementCount, Classes), [0, 1], perClass.Offset);
        Kernel(perClass).Pick(flat, everyRow, Targets, ignored);
        return result;
    }

    int[] Order(int rank) => Trailing.Order(rank, [Over]);

    static int[] Order(DimList rows, DimList target)
    {
        var order = new int[target.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            if (rows.Count != target.Count || rows.NameAt(i) is not { } name || (order[i] = target.IndexOf(name)) < 0)
                return [.. Enumerable.Range(0, order.Length)];
        }
        return order;
    }
}

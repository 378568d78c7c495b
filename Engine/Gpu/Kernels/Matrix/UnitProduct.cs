namespace NamedTorch.Gpu;

/// <summary>The product by matrix units: a warp keeps its part of the tile as sums of 16 × 8.</summary>
sealed class UnitProduct
{
    /// <summary>Rows of the left operand, and columns of the right one, that a warp loads at once.</summary>
    const int Block = 16;

    readonly KernelBuilder k;
    readonly TileSizes sizes;
    readonly UnitMode mode;
    readonly Value lane, firstRow, firstColumn;
    readonly Value[,][] sums;

    internal UnitProduct(KernelBuilder k, TileSizes sizes, UnitMode mode, Value thread)
    {
        (this.k, this.sizes, this.mode) = (k, sizes, mode);
        lane = thread % MatrixUnits.Warp;
        Value warp = thread / MatrixUnits.Warp;
        int across = sizes.Columns / sizes.PartColumns;
        (firstRow, firstColumn) = (warp / across * sizes.PartRows, warp % across * sizes.PartColumns);
        sums = new Value[sizes.PartRows / MatrixUnits.Rows, sizes.PartColumns / MatrixUnits.Columns][];
        for (int i = 0; i < sums.GetLength(0); i++)
            for (int j = 0; j < sums.GetLength(1); j++) sums[i, j] = [.. Enumerable.Range(0, 4).Select(_ => k.Variable(k.Real(ScalarType.Float32, 0)))];
    }

    /// <summary>What reads the left operand's words from its tile; made before the walk, since where they are does not change.</summary>
    internal UnitReader Left(NearTile tile) => new(k, tile, lane, firstRow, sizes.PartRows / Block, ownIsFirst: true);

    /// <summary>The same of the right operand.</summary>
    internal UnitReader Right(NearTile tile) => new(k, tile, lane, firstColumn, sizes.PartColumns / Block, ownIsFirst: false);

    /// <summary>Adds the product of two slices.</summary>
    internal void Multiply(UnitReader left, Value leftStage, UnitReader right, Value rightStage)
    {
        for (int step = 0; step < sizes.Depth / mode.Unit.Depth(); step++)
        {
            UnitWords[] a = [.. left.Read(leftStage, step).Select(Of)], b = [.. right.Read(rightStage, step).Select(Of)];
            for (int i = 0; i < sums.GetLength(0); i++)
                for (int j = 0; j < sums.GetLength(1); j++)
                {
                    // The small parts first: they would be lost in a large sum.
                    Range half = j % 2 == 0 ? ..2 : 2..;
                    if (mode.IsSplit)
                    {
                        k.MatrixMultiply(mode.Unit, sums[i, j], a[i].Rest, b[j / 2].Words[half]);
                        k.MatrixMultiply(mode.Unit, sums[i, j], a[i].Words, b[j / 2].Rest[half]);
                    }
                    k.MatrixMultiply(mode.Unit, sums[i, j], a[i].Words, b[j / 2].Words[half]);
                }
        }
    }

    /// <summary>Writes the sums.</summary>
    internal void Write(TileResult result, Value groupRow, Value groupColumn)
    {
        var type = groupRow.Type;
        Value row = groupRow + k.Convert(firstRow + lane / 4, type), column = groupColumn + k.Convert(firstColumn + lane % 4 * 2, type);
        for (int j = 0; j < 2 * sums.GetLength(1); j++)
            result.Write(column + (j / 2 * MatrixUnits.Columns + j % 2),
                Enumerable.Range(0, 2 * sums.GetLength(0)).Select(i => (row + (i / 2 * MatrixUnits.Rows + i % 2 * 8), sums[i / 2, j / 2][i % 2 * 2 + j % 2])));
    }

    UnitWords Of(Value[] words)
    {
        if (mode.Unit != MatrixUnit.Tf32) return new(words, []);
        var exact = words.Select(w => k.Reinterpret(w, ScalarType.Float32)).ToArray();
        Value[] rounded = [.. exact.Select(k.RoundToTf32)];
        return new(rounded, mode.IsSplit ? [.. exact.Select((x, n) => k.RoundToTf32(x - k.Reinterpret(rounded[n], ScalarType.Float32)))] : []);
    }

    readonly record struct UnitWords(Value[] Words, Value[] Rest);
}

/// <summary>How matrix units are used.</summary>
/// <param name="Unit">What is multiplied.</param>
/// <param name="IsSplit">Float32 operands are split into two numbers of TensorFloat-32 each, and three of their four products are summed.</param>
readonly record struct UnitMode(MatrixUnit Unit, bool IsSplit);

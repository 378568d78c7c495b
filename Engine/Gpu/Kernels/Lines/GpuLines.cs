using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Lines by their form; what is C# only is refused.</summary>
sealed class GpuLines(Programs programs, RowRunner rows) : ILineKernel
{
    const long ExactInSingle = 1 << 24;

    readonly LineSort sort = new(programs);
    readonly LineScan scan = new(programs);

    public bool RunsCode => false;

    public void Run<TLine>(in TLine line, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices) where TLine : struct, ILine
    {
        string operation = OperationName.Of(typeof(TLine));
        var form = line.Form;
        Refusal.CheckDevices(operation, programs.Accelerator.Device, x, [.. Wanted(values, indices)]);
        switch (form.Kind)
        {
            case LineKind.Code: throw Refusal.NotHere(operation, programs.Accelerator.Device, "its lines are computed in C#.");
            case LineKind.Extremum: Extremum(form.Flag, x, dim, computing, values, indices); break;
            case LineKind.Ordered: sort.Run(x, dim, computing, form.Flag, form.First, values, indices); break;
            case LineKind.OtherProducts: Others(form, x, dim, computing, values!); break;
            case LineKind.Middle: Middle(form.Flag, x, dim, computing, values, indices); break;
            default: scan.Run(form.Kind, form.Flag, x, dim, computing, values, indices); break;
        }
    }

    // Places are counted in a type that holds them exactly.
    void Extremum(bool largest, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices)
    {
        var type = !computing.IsFloating ? DType.Int64 : computing == DType.Float32 && x.Sizes[dim] < ExactInSingle ? DType.Float32 : DType.Float64;
        var program = new RowProgram(largest ? "Largest" : "Smallest");
        var a = program.Operand();
        var extreme = largest ? program.Fold<Largest>(a) : program.Fold<Smallest>(a);
        Symbol isNaN = Symbol.Not(Symbol.Equal(a, a)), wantsNaN = Symbol.Not(Symbol.Equal(extreme, extreme));
        var isChosen = Symbol.Either(Symbol.Equal(a, extreme), Symbol.Both(isNaN, wantsNaN));
        var place = program.Fold<Smallest>(Symbol.Select(isChosen, RowProgram.Place, Symbol.Of(double.PositiveInfinity)));
        var tensors = new List<Tensor>();
        foreach (var (target, result) in new[] { (values, extreme), (indices, place) })
            if (target is not null)
            {
                program.Row(result);
                tensors.Add(RowViews.PerRow(RowViews.Without(target, dim), x.Sizes[dim]));
            }
        rows.Run(program, type, [.. tensors, RowViews.Last(x, dim)]);
    }

    // What stands before an element times what stands behind it, both in the computing type.
    void Others(LineForm form, Tensor x, int dim, DType computing, Tensor values)
    {
        var plain = new TensorType(DimList.Unnamed(x.Rank), x.Sizes.ToArray());
        Tensor before = Tensor.Allocate(plain, computing, x.Device), behind = Tensor.Allocate(plain, computing, x.Device);
        scan.Run(form.Kind, reversed: false, x, dim, computing, before, null);
        scan.Run(form.Kind, reversed: true, x, dim, computing, behind, null);
        var program = new RowProgram("OtherProducts");
        rows.Run(program.Element(program.Operand() * program.Operand()), computing, values, before, behind);
    }

    void Middle(bool skipsNaN, Tensor x, int dim, DType computing, Tensor? values, Tensor? indices)
    {
        var plain = new TensorType(DimList.Unnamed(x.Rank), x.Sizes.ToArray());
        Tensor sorted = Tensor.Allocate(plain, computing, x.Device), places = Tensor.Allocate(plain, DType.Int64, x.Device);
        sort.Run(x, dim, computing, false, 0, sorted, places);
        var program = programs.Get($"middle {skipsNaN} {computing} {values?.DType} {indices is null}", () => LineTemplate.Middle(computing.Register(), skipsNaN, values?.DType, indices is not null));
        long length = x.Sizes[dim], inner = sorted.Strides[dim], lines = x.ElementCount / Math.Max(1, length);
        // The results are dense, and so are what was sorted and its places.
        new Launch(programs).Tensors(sorted, places).Tensors(Wanted(values, indices)).Numbers(ScalarType.Int64, lines, length, inner, values?.Offset ?? 0, indices?.Offset ?? 0).Run(program, lines);
    }

    static IEnumerable<Tensor> Wanted(params Tensor?[] results) => results.OfType<Tensor>();
}

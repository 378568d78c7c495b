using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Losses against class numbers: every element of a row asks whether it is the target's.</summary>
sealed class GpuCrossEntropy(Programs programs, RowRunner rows) : ICrossEntropyKernel
{
    const int Threads = 256;

    public long FirstBad(Tensor targets, long classes, long ignored) => IndexCheck.FirstBad(rows, targets, 0, classes, except: ignored) ?? -1;

    public void Forward(Tensor losses, Tensor logSums, Tensor x, Tensor targets, long ignored)
    {
        var program = new RowProgram("CrossEntropy");
        Symbol a = program.KeptOperand(), target = program.Operand();
        var largest = program.Fold<Largest>(a);
        var sum = program.Fold<Total>(Symbol.Exp(a - largest));
        var logSum = largest + Symbol.Log(sum);
        var chosen = program.Fold<Total>(IfTarget(target, a));
        Run(program.Row(Symbol.Select(IsIgnored(target, ignored), Symbol.Of(0), logSum - chosen)).Row(logSum), x, [losses, logSums], x, targets);
    }

    public void Backward(Tensor gx, Tensor g, Tensor x, Tensor logSums, Tensor targets, long ignored)
    {
        var program = new RowProgram("CrossEntropyGradient");
        Symbol a = program.Operand(), target = program.Operand(), h = program.Operand(), logSum = program.Operand();
        var slope = Symbol.Exp(a - logSum) - IfTarget(target, Symbol.Of(1));
        Run(program.Element(Symbol.Select(IsIgnored(target, ignored), Symbol.Of(0), h * slope)), x, [gx], x, targets, g, logSums);
    }

    public void Pick(Tensor picked, Tensor x, Tensor targets, long ignored)
    {
        Refusal.CheckDevices("Pick", programs.Accelerator.Device, picked, x, targets);
        var layout = Layout.Of([x.Sizes[0]], picked, x.View(TensorType.Of(x.Sizes[0]), [x.Strides[0]], x.Offset), targets).Widened();
        var program = programs.Get($"pick {picked.DType} {x.DType} {targets.DType} {layout.Key}", () => Pick(picked.DType, x.DType, targets.DType, layout));
        new Launch(programs).Tensors(picked, x, targets).Numbers(ScalarType.Int64, layout.Count, x.Sizes[1], x.Strides[1], ignored).Walk(layout).Run(program, layout.Count);
    }

    // A thread per row; an ignored target picks 0, and so does one out of range, which replays of a captured step report later.
    static Kernel Pick(DType result, DType element, DType index, Layout layout)
    {
        var k = new KernelBuilder("pick", Threads);
        MemoryArray picked = k.Output("y", result), x = k.Input("x", element), targets = k.Input("targets", index);
        Value rows = k.Number(ScalarType.Int64), classes = k.Number(ScalarType.Int64), step = k.Number(ScalarType.Int64), ignored = k.Number(ScalarType.Int64);
        var walk = layout.Walk(k);
        k.Each(rows, row =>
        {
            var places = walk(row);
            var target = k.Convert(k.Load(targets, places[2]), ScalarType.Int64);
            var isMeant = k.Whole(ScalarType.Int64, -1) < target & target < classes & !k.Compare(Comparison.Equal, target, ignored);
            k.Store(picked, places[0], Elements.Write(k, Elements.Read(k, k.Load(x, places[1] + target * step, isMeant), result.Register()), result));
        });
        return k.Finish();
    }

    public void Put(Tensor x, Tensor g, Tensor targets, long ignored)
    {
        var program = new RowProgram("Put");
        Symbol target = program.Operand(), h = program.Operand();
        Run(program.Element(Symbol.Select(IsIgnored(target, ignored), Symbol.Of(0), IfTarget(target, h))), x, [x], targets, g);
    }

    static Symbol IfTarget(Symbol target, Symbol value) => Symbol.Select(Symbol.Equal(RowProgram.Place, target), value, Symbol.Of(0));

    static Symbol IsIgnored(Symbol target, long ignored) => Symbol.Equal(target, Symbol.Of((Parameter)ignored));

    // What has one dim has a number per row.
    void Run(RowProgram program, Tensor x, Tensor[] results, params Tensor[] operands) =>
        rows.Run(program, x.DType, [.. results.Concat(operands).Select(t => t.Rank == 1 ? RowViews.PerRow(t, x.Sizes[1]) : t)]);
}

using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Losses against class numbers: every element of a row asks whether it is the target's.</summary>
sealed class GpuCrossEntropy(RowRunner rows) : ICrossEntropyKernel
{
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
        var program = new RowProgram("Pick");
        Symbol a = program.Operand(), target = program.Operand();
        Run(program.Row(Symbol.Select(IsIgnored(target, ignored), Symbol.Of(0), program.Fold<Total>(IfTarget(target, a)))), x, [picked], x, targets);
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

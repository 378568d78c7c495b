using System.Reflection;
using NamedTorch.Core;
using NamedTorch.Numerics;
using Xunit;

namespace NamedTorch.Tests.Pointwise;

/// <summary>Of every formula: the derivative that is written equals that of dual numbers, and finite differences; and the gradient's own derivative.</summary>
public sealed class DerivativeTests
{
    // Points in every function's domain or, where it is NaN on both sides, skipped; none on a kink.
    static readonly double[] Points = [-3.3, -1.7, -0.62, -0.13, 0.07, 0.31, 0.83, 1.21, 2.45, 4.6];

    public static TheoryData<string> OneOperand => [.. Operations.Of(typeof(IUnary), typeof(IUnaryNumeric)).Select(t => t.Name)];

    public static TheoryData<string> TwoOperands => [.. Operations.Of(typeof(IBinary), typeof(IBinaryNumeric)).Select(t => t.Name)];

    public static TheoryData<string> ThreeOperands => [.. Operations.Of(typeof(ITernary), typeof(ITernaryNumeric)).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(OneOperand))]
    public void DerivativeOfOneOperand_EqualsDualNumbersAndDifferences(string operation) => Check(operation, 1, ["Derivative"]);

    [Theory]
    [MemberData(nameof(TwoOperands))]
    public void DerivativesOfTwoOperands_EqualDualNumbersAndDifferences(string operation) => Check(operation, 2, ["DerivativeLeft", "DerivativeRight"]);

    [Theory]
    [MemberData(nameof(ThreeOperands))]
    public void DerivativesOfThreeOperands_EqualDualNumbersAndDifferences(string operation) => Check(operation, 3, ["DerivativeFirst", "DerivativeSecond", "DerivativeThird"]);

    static void Check(string operation, int arity, string[] derivatives)
    {
        var type = typeof(Torch).Assembly.GetType("NamedTorch.Ops." + operation, throwOnError: true)!;
        object op = Operations.Default(type);
        var forward = type.GetMethod("Forward")!;
        var real = forward.MakeGenericMethod(typeof(Real));
        var dual = forward.MakeGenericMethod(typeof(Dual));
        int compared = 0;
        foreach (double[] at in Grid(arity))
        {
            // The order of a polygamma is whole.
            if (operation == "Polygamma") at[0] = Math.Round(Math.Abs(at[0]));
            double y = Value(at);
            if (!double.IsFinite(y)) continue;
            for (int k = 0; k < arity; k++)
            {
                object[] read = [.. at.Select(v => (object)new Real(v)), .. arity < 3 ? [(object)new Real(y)] : Array.Empty<object>()];
                double written = ((Real)type.GetMethod(derivatives[k])!.MakeGenericMethod(typeof(Real)).Invoke(op, read)!).Value;
                if (double.IsNaN(written)) continue;
                double tangent = ((Dual)dual.Invoke(op, [.. at.Select((v, i) => (object)new Dual(v, i == k ? 1 : 0))])!).Tangent;
                const double step = 1e-6;
                double high = Value(Moved(at, k, step)), low = Value(Moved(at, k, -step)), difference = (high - low) / (2 * step);
                if (!double.IsFinite(difference) || Math.Abs(high - low) > 0.1 && Math.Abs(written) < 1e3) continue;
                string where = $"{operation}, operand {k} at ({string.Join(", ", at)})";
                compared++;
                if (!double.IsNaN(tangent)) Assert.True(Math.Abs(written - tangent) <= 1e-9 + 1e-9 * Math.Abs(tangent), $"{where}: {written:R}, by dual numbers {tangent:R}");
                // Neighbours, fractions and pieces: the difference must see the same piece as the formula.
                Assert.True(operation == "NextAfter" || Math.Abs(written - difference) <= 1e-6 + 2e-6 * Math.Abs(written), $"{where}: {written:R}, by differences {difference:R}");
            }
        }
        Assert.True(compared > 2, $"only {compared} points of {operation} could be compared");

        double Value(double[] at) => ((Real)real.Invoke(op, [.. at.Select(v => (object)new Real(v))])!).Value;
    }

    [Theory]
    [MemberData(nameof(OneOperand))]
    [MemberData(nameof(TwoOperands))]
    [MemberData(nameof(ThreeOperands))]
    public void RecordedGradient_IsDifferentiatedAgain(string operation)
    {
        var type = typeof(Torch).Assembly.GetType("NamedTorch.Ops." + operation, throwOnError: true)!;
        if (Member(type) is not { } member) return;
        var parameters = member.GetParameters();
        int arity = type.GetInterfaces().Contains(typeof(IUnaryDerivative)) ? 1 : type.GetInterfaces().Contains(typeof(IBinaryDerivative)) ? 2 : 3;
        double[][] grid = [.. Grid(arity).Where(at => at.All(v => Math.Abs(v) > 0.1))];
        double[][] columns = [.. Enumerable.Range(0, arity).Select(k => grid.Select(at => at[k]).ToArray())];
        const double step = 1e-5;
        var (first, second) = Gradients(columns, true);
        for (int k = 0; k < arity; k++)
        {
            double[] high = Gradients(Shift(k, step), false).First, low = Gradients(Shift(k, -step), false).First;
            for (int i = 0; i < grid.Length; i++)
            {
                double expected = (high[i] - low[i]) / (2 * step), found = second[k][i];
                if (!double.IsFinite(first[i]) || !double.IsFinite(expected) || double.IsNaN(found) || Math.Abs(high[i] - low[i]) > 0.02 * (1 + Math.Abs(first[i]))) continue;
                Assert.True(Math.Abs(expected - found) <= 1e-4 + 1e-4 * Math.Abs(expected), $"{operation} at ({string.Join(", ", grid[i])}): {found:R}, by differences {expected:R}");
            }
        }

        double[][] Shift(int k, double by) => [.. columns.Select((c, i) => i == k ? c.Select(v => v + by).ToArray() : c)];

        // d/dx of Σ y, with respect to the first operand, and the derivatives of its sum.
        (double[] First, double[][] Second) Gradients(double[][] at, bool again)
        {
            Tensor[] x = [.. at.Select(c => Tensor.From(c))];
            foreach (var operand in x) operand.RequiresGrad = true;
            var y = (Tensor)member.Invoke(null, [.. parameters.Select((p, i) => i < arity ? x[i] : p.HasDefaultValue ? p.DefaultValue : 0.3 + 0.4 * (i - arity))])!;
            var ones = Torch.OnesLike(y);
            y.Backward(ones, createGraph: again);
            var g = x[0].Grad!;
            double[] first = g.ToArray<double>();
            if (!again) return (first, []);
            if (!g.RequiresGrad) return (first, [.. at.Select(c => new double[c.Length])]);
            foreach (var operand in x) operand.Grad = null;
            g.Backward(Torch.OnesLike(g));
            return (first, [.. x.Select(operand => operand.Grad?.ToArray<double>() ?? new double[first.Length])]);
        }
    }

    static MethodInfo? Member(Type operation) =>
        typeof(Torch).GetMethods().Where(m => m.Name == operation.Name && m.ReturnType == typeof(Tensor)).OrderByDescending(m => m.GetParameters().Count(p => p.ParameterType == typeof(Tensor))).FirstOrDefault();

    static IEnumerable<double[]> Grid(int arity) => arity switch
    {
        1 => Points.Select(x => new[] { x }),
        2 => from x in Points from y in Points where x != y select new[] { x, y + 0.01 },
        _ => from x in Points from y in Points from z in Points.Where((_, i) => i % 3 == 1) where x != y select new[] { x, y + 0.01, z + 0.02 },
    };

    static double[] Moved(double[] at, int k, double step) => [.. at.Select((v, i) => i == k ? v + step : v)];
}

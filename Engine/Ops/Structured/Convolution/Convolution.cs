using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>The one way from the arguments of a convolution, plain or transposed, to its kernel.</summary>
static class Convolution
{
    internal readonly record struct Call(string Operation, string Signature, int Spatial, PerDim Stride, Padding Padding, PerDim Dilation, int Groups, DimRef[]? Over, DimRef? Channel)
    {
        internal bool IsTransposed { get; init; }
        internal PerDim OutputPadding { get; init; }
    }

    internal static Tensor Run(in Call call, Tensor x, Tensor weight, Tensor? bias)
    {
        var dtype = Promotion.Of(x, weight);
        if (Trailing.IsHalf(x) && dtype == x.DType) return To.Run(Run(call, To.Run(x, DType.Float32), To.Run(weight, DType.Float32), bias is null ? null : To.Run(bias, DType.Float32)), dtype);
        dtype = dtype == DType.Float64 ? dtype : DType.Float32;
        (x, weight) = (To.Run(x, dtype), To.Run(weight, dtype));
        bias = bias is null ? null : To.Run(bias, dtype);
        if (weight.Rank != call.Spatial + 2)
            throw new Conflict(DiagnosticId.NT2007, call.Operation, ("reason", $"'weight' has {weight.Rank} dims, not {call.Spatial + 2}.")).With("weight", weight.Type).ToException();
        if (x.Rank < call.Spatial + 1) throw Spatial.Rank(call.Operation, x.Type, $"a channel and {call.Spatial} spatial dims");
        var over = Spatial.Positions(call.Operation, x.Type, call.Over, call.Spatial);
        int channel = Channel(call, x.Type, weight.Type, over, out var misnamed);
        var now = call;
        return Spatial.AtEnd(x, [channel, .. over], t => AtEnd(now, t, weight, bias, misnamed));
    }

    static Tensor AtEnd(in Call call, Tensor x, Tensor weight, Tensor? bias, Conflict? misnamed)
    {
        int n = call.Spatial, at = x.Rank - n - 1;
        string operation = call.Operation;
        var stride = Spatial.Each(operation, "stride", call.Stride, n, 1, 1);
        var dilation = Spatial.Each(operation, "dilation", call.Dilation, n, 1, 1);
        var before = Spatial.Each(operation, "padding", call.Padding.Each, n, 0, 0);
        var total = Array.ConvertAll(before, p => 2 * p);
        if (call.Padding.IsSame) Same(call, weight, stride, dilation, before, total);
        var arguments = new Arguments().Type("x", x.Type).Type("weight", weight.Type).Integer("groups", call.Groups).Absent("over").Absent("channel");
        var extra = Spatial.Each(operation, "outputPadding", call.OutputPadding, n, 0, 0);
        for (int i = 0; i < n; i++)
        {
            arguments.Integer("stride" + i, stride[i]).Integer("padding" + i, before[i]).Integer("same" + i, total[i] - 2 * before[i]).Integer("dilation" + i, dilation[i]).Integer("outputPadding" + i, extra[i]);
            if (extra[i] > 0 && extra[i] >= Math.Max(stride[i], dilation[i]))
                throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"'outputPadding' is {extra[i]}; it must be smaller than stride {stride[i]} or dilation {dilation[i]}.")).ToException();
        }
        var type = Signature.Of(call.Signature).Infer(operation, arguments);
        if (misnamed is not null) throw misnamed.ToException();
        if (call.Groups < 1 || weight.Sizes[0] % call.Groups != 0)
            throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"{weight.Sizes[0]} channels of the weight cannot be cut into {call.Groups} groups.")).With("weight", weight.Type).ToException();
        if (bias is not null) Affine.Check(operation, type, [at], bias, "bias");
        var plan = new ConvolutionPlan(Spatial.Three(stride, 1), Spatial.Three(before, 0), Spatial.Three(dilation, 1), call.Groups);
        if (!call.IsTransposed) return Convolve.Run(x, weight, bias, type, plan, n);
        var y = ConvolveInput.Run(x, weight, type, plan, n);
        return bias is null ? y : y + Affine.Among(bias, type, [at]);
    }

    static void Same(in Call call, Tensor weight, long[] stride, long[] dilation, long[] before, long[] total)
    {
        for (int i = 0; i < stride.Length; i++)
        {
            if (stride[i] != 1) throw new Conflict(DiagnosticId.NT2007, call.Operation, ("reason", $"padding \"same\" needs stride 1, not {stride[i]}.")).ToException();
            total[i] = dilation[i] * (weight.Sizes[2 + i] - 1);
            before[i] = total[i] / 2;
        }
    }

    // The signature comes first, so that the checker, which knows no more, says the same; then the names that it cannot compare.
    // The weight's own name for the channels it reads says which dim of x they are; a star marks the second of two equal names.
    static int Channel(in Call call, TensorType x, TensorType weight, int[] over, out Conflict? misnamed)
    {
        misnamed = null;
        string? reads = weight.Dims.NameAt(call.IsTransposed ? 0 : 1);
        string? plain = reads?.TrimEnd('*');
        if (call.Channel is { } given) return DimLookup.Position(call.Operation, x, given);
        if (call.Over is not null)
        {
            if (reads is null)
                throw new Conflict(DiagnosticId.NT1017, call.Operation, ("reason", "'weight' does not name the channels it reads."), ("fix", "Name them, or pass channel:.")).With("x", x).With("weight", weight).ToException();
            return DimLookup.Position(call.Operation, x, x.Dims.IndexOf(reads) >= 0 ? reads : plain!);
        }
        int at = x.Rank - call.Spatial - 1;
        if (NameRules.Current.IsStrict && plain is not null && x.Dims.NameAt(at) is { } met && met.TrimEnd('*') != plain)
            misnamed = new Conflict(DiagnosticId.NT1007, call.Operation, ("left", "x"), ("right", "weight"), ("left_dim", met), ("right_dim", reads),
                ("fix", $"Say which dims slide, x.{call.Operation}(weight, over: [...]), or rename: x.Rename(\"{met}\", \"{plain}\").")).With("x", x).With("weight", weight);
        return at;
    }
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>The one way from the arguments of a pooling to its windows and its result's type.</summary>
static class Pooling
{
    internal readonly record struct Call(string Operation, string Signature, int Spatial, PerDim Kernel, PerDim Stride, PerDim Padding, PerDim Dilation, bool Ceil)
    {
        internal bool CountsPadding { get; init; }
    }

    /// <summary>The type of the result, the pooled dims being x's last, and the windows along each.</summary>
    internal static (TensorType Type, PoolWindows[] Windows) Sliding(in Call call, TensorType x)
    {
        int n = call.Spatial;
        if (call.Kernel.IsDefault) throw new Conflict(DiagnosticId.NT2007, call.Operation, ("reason", "'kernel' has no number.")).With("x", x).ToException();
        var kernel = Spatial.Each(call.Operation, "kernel", call.Kernel, n, 1, 1);
        var stride = call.Stride.Values.Length == 0 ? kernel : Spatial.Each(call.Operation, "stride", call.Stride, n, 1, 1);
        var padding = Spatial.Each(call.Operation, "padding", call.Padding, n, 0, 0);
        var dilation = Spatial.Each(call.Operation, "dilation", call.Dilation, n, 1, 1);
        // The pooled dims are last and rounding is settled here: what is left is the plain form with a stride.
        var arguments = new Arguments().Type("x", x).Absent("over").Flag("ceilMode", false).Flag("stride", true);
        for (int i = 0; i < n; i++)
        {
            if (padding[i] > kernel[i] / 2)
                throw new Conflict(DiagnosticId.NT2007, call.Operation, ("reason", $"'padding' is {padding[i]}, more than half of kernel {kernel[i]}: a window would lie outside.")).With("x", x).ToException();
            long size = x.SizeArray[x.Rank - n + i], rest = size + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1;
            // Rounded up, a last window that would begin in the padding at the end is left out.
            long last = Floor(rest + stride[i] - 1, stride[i]);
            bool extra = call.Ceil && last > Floor(rest, stride[i]) && last * stride[i] < size + padding[i];
            arguments.Integer("kernel" + i, kernel[i]).Integer("stride" + i, stride[i]).Integer("padding" + i, padding[i]).Integer("dilation" + i, dilation[i]).Integer("ceil" + i, extra ? stride[i] - 1 : 0);
        }
        var type = Signature.Of(call.Signature).Infer(call.Operation, arguments);
        var windows = new PoolWindows[n];
        for (int i = 0; i < n; i++)
        {
            int d = x.Rank - n + i;
            windows[i] = PoolWindows.Sliding(x.SizeArray[d], type.SizeArray[d], kernel[i], stride[i], padding[i], dilation[i], call.CountsPadding);
        }
        return (type, windows);
    }

    static long Floor(long a, long b) => a >= 0 ? a / b : -((b - 1 - a) / b);

    /// <summary>As <see cref="Sliding"/>, for given sizes of the result; −1 keeps a size.</summary>
    internal static (TensorType Type, PoolWindows[] Windows) Adaptive(string operation, string signature, int spatial, PerDim size, TensorType x)
    {
        var sizes = Spatial.Each(operation, "size", size, spatial, -1, -1);
        var arguments = new Arguments().Type("x", x).Absent("over");
        var windows = new PoolWindows[spatial];
        for (int i = 0; i < spatial; i++)
        {
            long inputs = x.SizeArray[x.Rank - spatial + i];
            if (sizes[i] == -1) sizes[i] = inputs;
            if (inputs == 0 && sizes[i] > 0) throw new Conflict(DiagnosticId.NT2007, operation, ("reason", "a pooled dim is empty.")).With("x", x).ToException();
            windows[i] = PoolWindows.Adaptive(inputs, sizes[i]);
            arguments.Integer("size" + i, sizes[i]);
        }
        return (Signature.Of(signature).Infer(operation, arguments), windows);
    }

    /// <summary>Averages; a divisor of the caller's replaces the counts.</summary>
    internal static Tensor Average(Tensor x, (TensorType Type, PoolWindows[] Windows) to, int? divisor = null) =>
        Resample.Run(x, to.Type, [.. to.Windows.Select((w, i) => w.Averages(divisor is { } d ? i == 0 ? 1.0 / d : 1 : null))]);

    /// <summary>(Σ xᵖ over each window)^(1/p).</summary>
    internal static Tensor Norm(Tensor x, (TensorType Type, PoolWindows[] Windows) to, double p)
    {
        // Odd powers keep signs; as in PyTorch, sums below 0 count as 0.
        var sum = Resample.Run(p == 1 ? x : p == 2 ? x.Square() : x.Pow(p), to.Type, [.. to.Windows.Select(w => w.Averages(1))]).Relu();
        return p == 1 ? sum : sum.Pow(1 / p);
    }

    /// <summary>Largest elements and where they are in the flattened pooled dims.</summary>
    internal static ValuesWithIndices Largest(Tensor x, (TensorType Type, PoolWindows[] Windows) to) => MaxPick.Run(x, to.Type, to.Windows);

    /// <summary>Runs on x with the pooled dims last and puts them back.</summary>
    internal static Tensor AtEnd(string operation, Tensor x, DimRef[]? over, int spatial, Func<Tensor, Tensor> run) =>
        Spatial.AtEnd(x, Spatial.Positions(operation, x.Type, over, spatial), run);

    /// <summary>As above with two results.</summary>
    internal static ValuesWithIndices AtEnd(string operation, Tensor x, DimRef[]? over, int spatial, Func<Tensor, ValuesWithIndices> run)
    {
        ValuesWithIndices result = default;
        var at = Spatial.Positions(operation, x.Type, over, spatial);
        var values = Spatial.AtEnd(x, at, t => (result = run(t)).Values);
        var indices = ReferenceEquals(values, result.Values) ? result.Indices : Rearrange.Permute(result.Indices, Trailing.Inverse(Trailing.Order(x.Rank, at)));
        return new(values, indices);
    }

    /// <summary>Puts elements back at the places a max pooling took them from.</summary>
    internal static Tensor Unpool(string operation, Tensor x, Tensor indices, int spatial, PerDim kernel, PerDim stride, PerDim padding, PerDim size)
    {
        Affine.Same(operation, x.Type, "x", indices.Type, "indices");
        if (indices.DType != DType.Int64)
            throw new Conflict(DiagnosticId.NT4101, operation, ("operand", "indices"), ("dtype", indices.DType.Name), ("expected", "int64")).ToException();
        var kernels = Spatial.Each(operation, "kernel", kernel, spatial, 1, 1);
        var strides = stride.Values.Length == 0 ? kernels : Spatial.Each(operation, "stride", stride, spatial, 1, 1);
        var paddings = Spatial.Each(operation, "padding", padding, spatial, 0, 0);
        long[] sizes = [.. x.Type.SizeArray];
        long plane = 1;
        for (int i = 0; i < spatial; i++)
        {
            ref long n = ref sizes[x.Rank - spatial + i];
            n = size.IsDefault ? Math.Max(0, (n - 1) * strides[i] - 2 * paddings[i] + kernels[i]) : size.Values[size.Values.Length == 1 ? 0 : i];
            plane *= n;
        }
        var dims = x.Dims;
        for (int d = x.Rank - spatial; d < x.Rank; d++) dims = dims.Replace(d, dims[d].WithUnit(false));
        var dense = Trailing.Dense(indices);
        if (MaxPick.Kernel(x).FirstBad(dense, plane) is { } bad)
            throw new Conflict(DiagnosticId.NT2006, operation, ("reason", $"index {bad} lies outside of the {plane} places of the result."), ("fix", "Pass the size that was pooled.")).With("x", x.Type).ToException();
        return MaxPut.Run(Trailing.Computed(x), dense, new(dims, sizes), spatial, adds: false);
    }
}

using System.Runtime.InteropServices;
using NamedTorch.Gpu;

namespace NamedTorch.Tests.Cuda;

// cuBLASLt over the same memory: products are summed in float64, element by element, from what the descriptions and layouts say.
sealed unsafe partial class CudaDouble
{
    const int NotSupported = 15, InvalidProduct = 7;

    /// <summary>What a product by the library costs on the device's clock; a kernel costs 1.</summary>
    internal int ProductTicks { get; init; }

    /// <summary>Compute types of the products so far.</summary>
    internal List<int> ComputeTypes { get; } = [];

    /// <summary>Products so far that added a vector.</summary>
    internal int Biases { get; private set; }

    CublasLt Library() => new(calls.Export);

    delegate int Heuristic(nint handle, nint description, nint a, nint b, nint c, nint d, nint preference, int most, nint found, nint count);
    delegate int Matmul(nint handle, nint description, nint alpha, ulong a, nint layoutA, ulong b, nint layoutB, nint beta, ulong c, nint layoutC, ulong d, nint layoutD, nint algorithm, ulong workspace, nint workspaceBytes, nint stream);

    void AddProducts()
    {
        calls.Add("cublasLtGetVersion", () => 120800);
        calls.Add("cublasLtCreate", (nint handle) => Set(handle, Keep(new LtHandle(Current))));
        calls.Add("cublasLtMatmulDescCreate", (nint description, int compute, int scale) => Set(description, Keep(new LtDescription(compute, scale))));
        calls.Add("cublasLtMatmulDescDestroy", (nint description) => Drop<LtDescription>(description));
        calls.Add("cublasLtMatrixLayoutDestroy", (nint layout) => Drop<LtLayout>(layout));
        calls.Add("cublasLtMatmulPreferenceCreate", (nint preference) => Set(preference, Keep(new LtPreference())));
        calls.Add("cublasLtMatmulPreferenceDestroy", (nint preference) => Drop<LtPreference>(preference));
        calls.AddAttribute("cublasLtMatmulDescSetAttribute", (nint handle, int attribute, nint value, nint bytes) =>
        {
            var description = Of<LtDescription>(handle);
            if ((attribute, (int)bytes) is not ((3 or 4 or 7, sizeof(int)) or (8, sizeof(ulong)))) return InvalidProduct;
            if (attribute == 3) description.TransposeA = *(int*)value == 1;
            else if (attribute == 4) description.TransposeB = *(int*)value == 1;
            else if (attribute == 8) description.Bias = *(ulong*)value;
            else if (*(int*)value is 1 or 4) description.Epilogue = *(int*)value;
            else return InvalidProduct;
            return 0;
        });
        calls.AddAttribute("cublasLtMatrixLayoutSetAttribute", (nint handle, int attribute, nint value, nint bytes) =>
        {
            var layout = Of<LtLayout>(handle);
            if ((attribute, (int)bytes) is not ((5, sizeof(int)) or (6, sizeof(long)))) return InvalidProduct;
            if (attribute == 5) layout.Count = *(int*)value;
            else layout.Offset = *(long*)value;
            return 0;
        });
        calls.AddAttribute("cublasLtMatmulPreferenceSetAttribute", (nint handle, int attribute, nint value, nint bytes) =>
        {
            var preference = Of<LtPreference>(handle);
            if ((attribute, (int)bytes) is not ((1, sizeof(ulong)) or ( >= 5 and <= 8, sizeof(uint)))) return InvalidProduct;
            if (attribute > 1) preference.Alignments[attribute - 5] = *(uint*)value;
            return 0;
        });
        calls.AddLayout("cublasLtMatrixLayoutCreate", (nint layout, int type, ulong rows, ulong columns, long leading) =>
            leading < (long)rows ? InvalidProduct : Set(layout, Keep(new LtLayout(type, (long)rows, (long)columns, leading))));
        calls.Keep("cublasLtMatmulAlgoGetHeuristic", new Heuristic((handle, description, a, b, c, d, preference, most, found, count) =>
            Guard("cublasLtMatmulAlgoGetHeuristic", () => Propose(Of<LtDescription>(description), [Of<LtLayout>(a), Of<LtLayout>(b), Of<LtLayout>(d)], Of<LtPreference>(preference), most, (LtAlgorithm*)found, (int*)count))));
        calls.Keep("cublasLtMatmul", new Matmul((handle, description, alpha, a, layoutA, b, layoutB, beta, c, layoutC, d, layoutD, algorithm, workspace, workspaceBytes, stream) => Guard("cublasLtMatmul", () =>
        {
            if (Of<LtHandle>(handle).Context != Current || c != d || layoutC != layoutD) return InvalidProduct;
            var how = Of<LtDescription>(description);
            LtLayout[] layouts = [Of<LtLayout>(layoutA), Of<LtLayout>(layoutB), Of<LtLayout>(layoutD)];
            var words = (ulong*)algorithm;
            if (words[0] != Signature(how, layouts) || (long)words[1] > workspaceBytes || workspaceBytes > 0 && Run(workspace, workspaceBytes).Context != Current) return NotSupported;
            if (a % (words[2] & 0xFFFF) != 0 || b % (words[2] >> 16 & 0xFFFF) != 0 || d % (words[2] >> 32) != 0) return NotSupported;
            var product = new LtProduct(how, layouts, how.Scale == 1 ? *(double*)alpha : *(float*)alpha, how.Scale == 1 ? *(double*)beta : *(float*)beta);
            if (!product.IsWhole) return InvalidProduct;
            DriverMemory[] runs = [Run(a, layouts[0].Bytes), Run(b, layouts[1].Bytes), Run(d, layouts[2].Bytes)];
            if (!Within(Current, runs)) return InvalidProduct;
            ulong bias = how.Bias;
            DriverMemory? added = how.AddsBias ? Run(bias, layouts[2].Column.Bytes) : null;
            if (added is not null && !Within(Current, [added])) return InvalidProduct;
            if (added is not null) Biases++;
            ComputeTypes.Add(how.Compute);
            var context = Current;
            return Do(Stream(stream), () =>
            {
                context.Clock += ProductTicks - 1;
                int at = (int)(uint)d;
                byte[] result = runs[2].Bytes.Bytes.Slice(at, (int)layouts[2].Bytes).ToArray();
                product.Run(runs[0].Bytes.Bytes[(int)(uint)a..], runs[1].Bytes.Bytes[(int)(uint)b..], added is null ? [] : added.Bytes.Bytes[(int)(uint)bias..], result);
                runs[2].Bytes.Fill(at, result);
            });
        })));
    }

    // One that does not fit, one with a workspace, one without.
    static int Propose(LtDescription how, LtLayout[] layouts, LtPreference preference, int most, LtAlgorithm* found, int* count)
    {
        *count = Math.Min(most, 3);
        for (int i = 0; i < *count; i++)
        {
            found[i] = new() { State = i == 0 ? NotSupported : 0, WorkspaceBytes = i == 1 ? 4096UL : 0 };
            found[i].Words[0] = Signature(how, layouts);
            found[i].Words[1] = found[i].WorkspaceBytes;
            found[i].Words[2] = preference.Alignments[0] | (ulong)preference.Alignments[1] << 16 | (ulong)preference.Alignments[3] << 32;
        }
        return 0;
    }

    // An algorithm is good for the problem that it was proposed for.
    static ulong Signature(LtDescription how, LtLayout[] layouts)
    {
        ulong sum = 17;
        foreach (long part in (long[])[how.Compute, how.TransposeA ? 1 : 0, how.TransposeB ? 1 : 0, how.Epilogue, .. layouts.SelectMany(static l => new[] { l.Type, l.Rows, l.Columns, l.Leading, l.Count, l.Offset })])
            sum = sum * 1000003 + (ulong)part;
        return sum;
    }

    sealed record LtHandle(DriverContext Context);

    sealed class LtPreference
    {
        internal uint[] Alignments { get; } = [256, 256, 256, 256];
    }
}

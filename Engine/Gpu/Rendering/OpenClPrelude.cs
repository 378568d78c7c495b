namespace NamedTorch.Gpu;

/// <summary>What stands before every OpenCL kernel: the language's meaning where OpenCL leaves it open.</summary>
static class OpenClPrelude
{
    const string Always = """
        #pragma OPENCL FP_CONTRACT OFF
        float nt_min_float(float a, float b) { return a != a || b != b ? a + b : a == b ? as_float(as_int(a) | as_int(b)) : a < b ? a : b; }
        float nt_max_float(float a, float b) { return a != a || b != b ? a + b : a == b ? as_float(as_int(a) & as_int(b)) : a < b ? b : a; }
        ushort nt_bfloat16(float x)
        {
            uint bits = as_uint(x);
            return x != x ? (ushort)((bits >> 16) | 64) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
        }

        """;

    const string WithDouble = """
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        double nt_min_double(double a, double b) { return a != a || b != b ? a + b : a == b ? as_double(as_long(a) | as_long(b)) : a < b ? a : b; }
        double nt_max_double(double a, double b) { return a != a || b != b ? a + b : a == b ? as_double(as_long(a) & as_long(b)) : a < b ? b : a; }

        """;

    internal static string For(bool needsDouble) => needsDouble ? WithDouble + Always : Always;
}

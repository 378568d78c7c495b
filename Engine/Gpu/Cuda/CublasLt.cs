using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>The entry points of cuBLASLt, in its library where that is installed, or in a double of it.</summary>
sealed unsafe class CublasLt
{
    /// <summary>The environment variable that names the library's file, or says "off".</summary>
    internal const string Variable = "NAMEDTORCH_CUBLASLT";

    static readonly Lazy<CublasLt?> Found = new(static () => Find(Environment.GetEnvironmentVariable(Variable)));

    internal readonly delegate* unmanaged<nuint> GetVersion;
    internal readonly delegate* unmanaged<nint*, int> Create;
    internal readonly delegate* unmanaged<nint*, int, int, int> DescriptionCreate;
    internal readonly delegate* unmanaged<nint, int, void*, nuint, int> DescriptionSet;
    internal readonly delegate* unmanaged<nint, int> DescriptionDestroy;
    internal readonly delegate* unmanaged<nint*, int, ulong, ulong, long, int> LayoutCreate;
    internal readonly delegate* unmanaged<nint, int, void*, nuint, int> LayoutSet;
    internal readonly delegate* unmanaged<nint, int> LayoutDestroy;
    internal readonly delegate* unmanaged<nint*, int> PreferenceCreate;
    internal readonly delegate* unmanaged<nint, int, void*, nuint, int> PreferenceSet;
    internal readonly delegate* unmanaged<nint, int> PreferenceDestroy;
    internal readonly delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, int, LtAlgorithm*, int*, int> GetHeuristic;
    internal readonly delegate* unmanaged<nint, nint, void*, ulong, nint, ulong, nint, void*, ulong, nint, ulong, nint, void*, ulong, nuint, nint, int> Matmul;

    /// <summary>The table over what finds an export.</summary>
    /// <exception cref="EntryPointNotFoundException">One is missing.</exception>
    internal CublasLt(Func<string, nint> export)
    {
        GetVersion = (delegate* unmanaged<nuint>)export("cublasLtGetVersion");
        Create = (delegate* unmanaged<nint*, int>)export("cublasLtCreate");
        DescriptionCreate = (delegate* unmanaged<nint*, int, int, int>)export("cublasLtMatmulDescCreate");
        DescriptionSet = (delegate* unmanaged<nint, int, void*, nuint, int>)export("cublasLtMatmulDescSetAttribute");
        DescriptionDestroy = (delegate* unmanaged<nint, int>)export("cublasLtMatmulDescDestroy");
        LayoutCreate = (delegate* unmanaged<nint*, int, ulong, ulong, long, int>)export("cublasLtMatrixLayoutCreate");
        LayoutSet = (delegate* unmanaged<nint, int, void*, nuint, int>)export("cublasLtMatrixLayoutSetAttribute");
        LayoutDestroy = (delegate* unmanaged<nint, int>)export("cublasLtMatrixLayoutDestroy");
        PreferenceCreate = (delegate* unmanaged<nint*, int>)export("cublasLtMatmulPreferenceCreate");
        PreferenceSet = (delegate* unmanaged<nint, int, void*, nuint, int>)export("cublasLtMatmulPreferenceSetAttribute");
        PreferenceDestroy = (delegate* unmanaged<nint, int>)export("cublasLtMatmulPreferenceDestroy");
        GetHeuristic = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, int, LtAlgorithm*, int*, int>)export("cublasLtMatmulAlgoGetHeuristic");
        Matmul = (delegate* unmanaged<nint, nint, void*, ulong, nint, ulong, nint, void*, ulong, nint, ulong, nint, void*, ulong, nuint, nint, int>)export("cublasLtMatmul");
    }

    /// <summary>The library of this machine, or null.</summary>
    internal static CublasLt? Instance => Found.Value;

    static CublasLt? Find(string? said)
    {
        if (said is "off" or "0") return null;
        string[] names = !string.IsNullOrEmpty(said) ? [said] : OperatingSystem.IsWindows() ? ["cublasLt64_13.dll", "cublasLt64_12.dll", "cublasLt64_11.dll"]
            : ["libcublasLt.so.13", "libcublasLt.so.12", "libcublasLt.so.11", "libcublasLt.so"];
        foreach (string name in names)
            if (NativeLibrary.TryLoad(name, out nint library))
                try
                {
                    return new(export => NativeLibrary.GetExport(library, export));
                }
                catch (EntryPointNotFoundException)
                {
                    // Another library of that name: as good as none.
                }
        return null;
    }
}

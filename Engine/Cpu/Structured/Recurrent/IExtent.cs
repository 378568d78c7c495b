using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Whether a formula runs on all lanes or on the first of them: one text for the loop and for its end.</summary>
interface IExtent
{
    /// <summary>True for all lanes.</summary>
    static abstract bool IsWhole { get; }
}

/// <summary>All lanes.</summary>
readonly struct Whole : IExtent
{
    public static bool IsWhole { [MethodImpl(AggressiveInlining)] get => true; }
}

/// <summary>The first lanes.</summary>
readonly struct Partial : IExtent
{
    public static bool IsWhole { [MethodImpl(AggressiveInlining)] get => false; }
}

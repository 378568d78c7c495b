using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NamedTorch;

/// <summary>What a caller has to pass: null is refused by the parameter's name, before anything else is looked at.</summary>
static class Given
{
    /// <summary>The argument.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>([NotNull] T? argument, [CallerArgumentExpression(nameof(argument))] string name = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        return argument;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NamedTorch.Core;

/// <summary>
/// Runs the composition root once. Levels point down, so nothing below it may name it; the first use of a backend or
/// operator loads it by its assembly's name, and from there on everything is registered by plain calls.
/// </summary>
static class Composition
{
    static readonly Lazy<bool> Root = new(Compose);

    internal static void Ensure() => _ = Root.Value;

    [DynamicDependency(DynamicallyAccessedMemberTypes.All, "NamedTorch.CompositionRoot", "NamedTorch")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The dependency is declared above.")]
    static bool Compose()
    {
        RuntimeHelpers.RunClassConstructor(Assembly.Load("NamedTorch").GetType("NamedTorch.CompositionRoot", throwOnError: true)!.TypeHandle);
        return true;
    }
}

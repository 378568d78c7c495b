using System.Reflection;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>A pointwise formula written down.</summary>
/// <typeparam name="TBody">The element's formula.</typeparam>
static class Traced<TBody> where TBody : struct, IBody
{
    static readonly bool HasState = typeof(TBody).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0;
    static Formula? known;

    /// <summary>The formula, with the numbers of this very body.</summary>
    /// <exception cref="DeviceException">NT4102: a step is written in C#.</exception>
    internal static Formula Of(in TBody body, Device device)
    {
        if (!HasState && known is not null) return known;
        try
        {
            return known = new(body.Run(Symbol.Operand(0), Symbol.Operand(1), Symbol.Operand(2), Symbol.Operand(3)).Expression);
        }
        catch (NoFormulaException e)
        {
            throw Refusal.NotHere(OperationName.Of(typeof(TBody)), device, e.Message);
        }
    }
}

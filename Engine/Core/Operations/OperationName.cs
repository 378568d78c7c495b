namespace NamedTorch.Core;

/// <summary>What users call an operation: its struct's name, looked up once.</summary>
/// <typeparam name="TOp">The operation.</typeparam>
static class OperationName<TOp>
{
    /// <summary>"Add".</summary>
    internal static readonly string Text = typeof(TOp).Name;
}

namespace NamedTorch.Gpu;

/// <summary>A value that was taken over by another formula, element for element, as it stands there.</summary>
/// <param name="Value">Known weakly: nobody may need it any more.</param>
/// <param name="Expression">Its formula, of the other's operands.</param>
readonly record struct DeferredPart(WeakReference<DeferredValue> Value, Expression Expression);

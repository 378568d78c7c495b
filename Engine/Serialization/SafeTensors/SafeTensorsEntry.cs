namespace NamedTorch.Serialization;

/// <summary>One tensor in a safetensors file.</summary>
/// <param name="Name">Its key.</param>
/// <param name="DType">Element type.</param>
/// <param name="Type">Names (from our metadata, else unnamed) and sizes.</param>
/// <param name="Begin">First byte, from the start of the data.</param>
/// <param name="End">One past the last byte.</param>
public sealed record SafeTensorsEntry(string Name, DType DType, TensorType Type, long Begin, long End);

namespace NamedTorch;

/// <summary>The ways in which an argument can point at a dim.</summary>
public enum DimRefKind : byte
{
    /// <summary>No dim at all: <c>null</c>, an unnamed slot in a list of names.</summary>
    Unnamed,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By position; negative positions count from the end.</summary>
    Position,

    /// <summary><c>..</c>: all dims that are not mentioned.</summary>
    Rest,
}

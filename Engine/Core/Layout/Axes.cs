using System.Collections;
using System.Runtime.CompilerServices;

namespace NamedTorch;

/// <summary>One or several sized dims as an argument: <c>Model[128]</c> or <c>[Heads[4], HeadDim[32]]</c>.</summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public readonly struct Axes : IReadOnlyList<Axis>
{
    readonly Axis[]? axes;

    Axes(Axis[] axes) => this.axes = axes;

    /// <inheritdoc/>
    public int Count => axes?.Length ?? 0;

    /// <inheritdoc/>
    public Axis this[int index] => axes![index];

    /// <summary>The dims as arguments of an operation.</summary>
    public DimRef[] Dims => [.. this.Select(static a => (DimRef)a.Dim!)];

    /// <summary>Product of the sizes.</summary>
    public long ElementCount => this.Aggregate(1L, static (n, a) => n * a.Size);

    /// <summary>What <c>[a, b]</c> makes.</summary>
    public static Axes Create(ReadOnlySpan<Axis> axes) => new(axes.ToArray());

    /// <summary>A single axis.</summary>
    public static implicit operator Axes(Axis axis) => new([axis]);

    /// <summary>A single axis under a name: <c>("model", 128)</c>.</summary>
    /// <exception cref="InvalidNameException">NT1011: no identifier.</exception>
    public static implicit operator Axes((string? Name, long Size) axis) => new([axis]);

    /// <inheritdoc/>
    public IEnumerator<Axis> GetEnumerator() => ((IEnumerable<Axis>)(axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>"[Heads 4, HeadDim 32]".</summary>
    public override string ToString() => $"[{string.Join(", ", this.Select(static a => $"{a.Dim} {a.Size}"))}]";
}

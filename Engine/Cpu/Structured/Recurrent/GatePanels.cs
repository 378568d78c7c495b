using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>A recurrent weight (gate, n, n) as panels in reading order: packed once for all steps, multiplied a group of columns at a time.</summary>
/// <param name="panels">Room for <see cref="Elements"/>.</param>
/// <param name="gates">Number of gates.</param>
/// <param name="n">Length of the hidden state.</param>
readonly unsafe struct GatePanels<TWide, T>(T* panels, nint gates, nint n) where T : unmanaged, INumberBase<T> where TWide : struct, IWide<TWide, T>
{
    /// <summary>Columns of a group.</summary>
    public static nint Width => Tile<T, TWide>.Columns;

    /// <summary>Number of gates.</summary>
    public nint Gates => gates;

    /// <summary>Groups of columns.</summary>
    public nint Groups => (n + Width - 1) / Width;

    /// <summary>Elements of all panels.</summary>
    public static long Elements(nint gates, nint n) => (long)gates * ((n + Width - 1) / Width) * Width * n;

    /// <summary>Columns of this group.</summary>
    public nint Columns(nint group) => nint.Min(Width, n - group * Width);

    /// <summary>For what a state says to its gates: sums run over the weight's last dim.</summary>
    public void PackToGates(T* weight) => Pack(weight, toGates: true);

    /// <summary>For what gates say to their state: sums run over the weight's middle dim, and over the gates.</summary>
    public void PackFromGates(T* weight) => Pack(weight, toGates: false);

    /// <summary>
    /// The group's columns of one gate: c = or += a · panel, for up to <see cref="Tile{T, TWide}.Rows"/> rows of a. There must be room for <see cref="Width"/>
    /// columns in a row of c.
    /// </summary>
    public void Multiply(nint gate, nint group, T* a, nint ars, T* c, nint crs, nint rows, bool add)
    {
        if (Columns(group) <= TWide.Count) Tile<T, TWide>.Run<HalfTile>(n, rows, a, ars, 1, Panel(gate, group), Width, c, crs, add);
        else Tile<T, TWide>.Run<FullTile>(n, rows, a, ars, 1, Panel(gate, group), Width, c, crs, add);
    }

    T* Panel(nint gate, nint group) => panels + (group * gates + gate) * Width * n;

    void Pack(T* weight, bool toGates)
    {
        var job = new PackJob { Panels = this, Weight = weight, ToGates = toGates };
        Team.For(ref job, (int)(gates * Groups));
    }

    struct PackJob : IJob
    {
        public GatePanels<TWide, T> Panels;
        public T* Weight;
        public bool ToGates;

        public readonly void Run(int chunk) => Panels.PackOne(Weight, chunk % Panels.Gates, chunk / Panels.Gates, ToGates);
    }

    void PackOne(T* weight, nint gate, nint group, bool toGates)
    {
        nint first = group * Width;
        var right = toGates ? new StridedMatrix<T>(weight + (gate * n + first) * n, 1, n) : new StridedMatrix<T>(weight + gate * n * n + first, n, 1);
        Panels<T>.PackRight(right, n, Columns(group), Width, Panel(gate, group));
    }
}

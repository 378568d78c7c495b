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

    /// <summary>Groups of columns.</summary>
    public nint Groups => (n + Width - 1) / Width;

    /// <summary>Elements of all panels.</summary>
    public static long Elements(nint gates, nint n) => (long)gates * ((n + Width - 1) / Width) * Width * n;

    /// <summary>Columns of this group.</summary>
    public nint Columns(nint group) => nint.Min(Width, n - group * Width);

    /// <summary>For <see cref="ToGates"/>: sums run over the weight's last dim.</summary>
    public void PackToGates(T* weight) => Pack(weight, toGates: true);

    /// <summary>For <see cref="FromGates"/>: sums run over gates and the weight's middle dim.</summary>
    public void PackFromGates(T* weight) => Pack(weight, toGates: false);

    /// <summary>The group's columns of every gate = or += h · weightᵀ; rows of c hold the gates one after the other.</summary>
    public void ToGates(T* h, nint hrs, T* c, nint crs, nint rows, nint group, bool add)
    {
        for (nint gate = 0; gate < gates; gate++) Multiply(Panel(gate, group), h, hrs, c + gate * n + group * Width, crs, rows, Columns(group), add);
    }

    /// <summary>The group's columns of c = or += Σ over gates of g · weight; rows of g hold the gates one after the other.</summary>
    public void FromGates(T* g, nint grs, T* c, nint crs, nint rows, nint group, bool add)
    {
        for (nint gate = 0; gate < gates; gate++) Multiply(Panel(gate, group), g + gate * n, grs, c + group * Width, crs, rows, Columns(group), add || gate > 0);
    }

    T* Panel(nint gate, nint group) => panels + (gate * Groups + group) * Width * n;

    [SkipLocalsInit]
    void Multiply(T* panel, T* a, nint ars, T* c, nint crs, nint rows, nint columns, bool add)
    {
        T* aside = stackalloc T[Tile<T, TWide>.MostRows * 2 * TWide.Count];
        nint width = Width;
        for (nint i = 0; i < rows; i += Tile<T, TWide>.Rows)
        {
            nint height = nint.Min(Tile<T, TWide>.Rows, rows - i);
            if (columns == width)
            {
                Tile<T, TWide>.Run<FullTile>(n, height, a + i * ars, ars, 1, panel, width, c + i * crs, crs, add);
                continue;
            }
            if (columns <= TWide.Count) Tile<T, TWide>.Run<HalfTile>(n, height, a + i * ars, ars, 1, panel, width, aside, width, false);
            else Tile<T, TWide>.Run<FullTile>(n, height, a + i * ars, ars, 1, panel, width, aside, width, false);
            for (nint r = 0; r < height; r++)
                for (nint j = 0; j < columns; j++)
                {
                    T* to = c + (i + r) * crs + j;
                    *to = add ? *to + aside[r * width + j] : aside[r * width + j];
                }
        }
    }

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

        public readonly void Run(int chunk) => Panels.PackOne(Weight, chunk / Panels.Groups, chunk % Panels.Groups, ToGates);
    }

    void PackOne(T* weight, nint gate, nint group, bool toGates)
    {
        nint first = group * Width;
        var right = toGates ? new StridedMatrix<T>(weight + (gate * n + first) * n, 1, n) : new StridedMatrix<T>(weight + gate * n * n + first, n, 1);
        Panels<T>.PackRight(right, n, Columns(group), Width, Panel(gate, group));
    }
}

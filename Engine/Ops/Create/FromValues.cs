using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>Numbers from nested arrays, copied.</summary>
    /// <remarks>Arrays of several ranks and arrays of arrays may be mixed; every row of one level has the same length.</remarks>
    public readonly struct FromValues : IOperation
    {
        internal static Tensor Run<T>(Array values, ReadOnlySpan<Dim?> names) where T : unmanaged
        {
            var sizes = new List<long>();
            for (object? level = values; level is Array a; level = First(a))
                for (int d = 0; d < a.Rank; d++) sizes.Add(a.GetLength(d));
            var type = TensorType.Of(Axes(sizes, names));
            var flat = new T[type.ElementCount];
            int filled = 0;
            Copy(values, 0, sizes, flat, ref filled);
            return Tensor.Over(Storage.Of(flat), DTypeFacts.Of<T>(), type, type.ContiguousStrides, 0);
        }

        static object? First(Array a) => a.Length == 0 ? null : a.GetType().GetElementType()!.IsArray ? a.GetValue(new int[a.Rank]) : null;

        static void Copy<T>(Array from, int depth, List<long> sizes, T[] to, ref int filled)
        {
            for (int d = 0; d < from.Rank; d++)
                if (depth + d >= sizes.Count || from.GetLength(d) != sizes[depth + d]) throw Ragged(depth + d, depth + d < sizes.Count ? sizes[depth + d] : 0, from.GetLength(d));
            foreach (object? item in from)
                if (item is Array inner) Copy(inner, depth + from.Rank, sizes, to, ref filled);
                else if (item is null || depth + from.Rank != sizes.Count) throw Ragged(depth + from.Rank, sizes.ElementAtOrDefault(depth + from.Rank), 0);
                else to[filled++] = (T)item;
        }

        static Exception Ragged(int depth, long expected, long found) => new Conflict(DiagnosticId.NT2007, "FromValues",
            ("reason", $"the rows at depth {depth} differ in length: {expected} and {found}."), ("fix", "A tensor is rectangular: pad the short rows.")).ToException();

        static Axis[] Axes(List<long> sizes, ReadOnlySpan<Dim?> names)
        {
            if (names.Length > 0 && names.Length != sizes.Count)
                throw new Conflict(DiagnosticId.NT1015, "FromValues", ("names", names.Length), ("rank", sizes.Count)).ToException();
            var axes = new Axis[sizes.Count];
            for (int d = 0; d < axes.Length; d++) axes[d] = new(names.Length > 0 ? names[d] : null, sizes[d]);
            return axes;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("table", _ => Torch.FromValues<float>(new float[,] { { 1, 2 }, { 3, 4 } }, "Row", "Column"))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.FromValues"/>
        /// <param name="values">The numbers; their C# type decides the dtype.</param>
        /// <param name="names">One name per level, null for an unnamed dim; none at all: all unnamed.</param>
        /// <exception cref="ShapeException">NT2007: rows of different lengths.</exception>
        /// <exception cref="NameCountException">NT1015: another number of names.</exception>
        [Signature("[names] -> axes(names); -> ?")]
        public static Tensor FromValues<T>(T[] values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);

        /// <inheritdoc cref="FromValues{T}(T[], ReadOnlySpan{Dim})"/>
        [Signature("[names] -> axes(names); -> ? ?")]
        public static Tensor FromValues<T>(T[][] values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);

        /// <inheritdoc cref="FromValues{T}(T[], ReadOnlySpan{Dim})"/>
        [Signature("[names] -> axes(names); -> ? ? ?")]
        public static Tensor FromValues<T>(T[][][] values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);

        /// <inheritdoc cref="FromValues{T}(T[], ReadOnlySpan{Dim})"/>
        [Signature("[names] -> axes(names); -> ? ?")]
        public static Tensor FromValues<T>(T[,] values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);

        /// <inheritdoc cref="FromValues{T}(T[], ReadOnlySpan{Dim})"/>
        [Signature("[names] -> axes(names); -> ? ? ?")]
        public static Tensor FromValues<T>(T[,,] values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);

        /// <inheritdoc cref="FromValues{T}(T[], ReadOnlySpan{Dim})"/>
        /// <typeparam name="T">The numbers' C# type.</typeparam>
        [Signature("[names] -> axes(names); -> ..")]
        public static Tensor FromValues<T>(Array values, params ReadOnlySpan<Dim?> names) where T : unmanaged => Ops.FromValues.Run<T>(values, names);
    }
}

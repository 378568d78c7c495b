namespace NamedTorch;

/// <summary>Lists made from lists. Every result is interned and its names are checked to be distinct (NT1004).</summary>
public static class DimListEdits
{
    extension(DimList list)
    {
        /// <summary>The list without the dim at a position.</summary>
        public DimList RemoveAt(int index)
        {
            var result = list.Slice(0, index);
            for (int i = index + 1; i < list.Count; i++) result = result.Append(list[i]);
            return result;
        }

        /// <summary>The list with a dim inserted before a position; <c>Count</c> = at the end.</summary>
        public DimList Insert(int index, DimSlot slot)
        {
            var result = list.Slice(0, index).Append(slot);
            for (int i = index; i < list.Count; i++) result = result.Append(list[i]);
            return result;
        }

        /// <summary>The list with another dim at a position.</summary>
        public DimList Replace(int index, DimSlot slot)
        {
            if (list[index] == slot) return list;
            var result = list.Slice(0, index).Append(slot);
            for (int i = index + 1; i < list.Count; i++) result = result.Append(list[i]);
            return result;
        }

        /// <summary>This list followed by another.</summary>
        public DimList Concat(DimList tail)
        {
            var result = list;
            for (int i = 0; i < tail.Count; i++) result = result.Append(tail[i]);
            return result;
        }

        /// <summary><paramref name="count"/> dims from position <paramref name="start"/> on; the start keeps a leading rest.</summary>
        public DimList Slice(int start, int count)
        {
            if (start == 0 && count == list.Count) return list;
            var result = list.IsOpen && start == 0 ? DimList.Open : DimList.Empty;
            for (int i = start; i < start + count; i++) result = result.Append(list[i]);
            return result;
        }

        /// <summary>The dims in another order: dim i of the result is dim <c>order[i]</c> of this list.</summary>
        public DimList Permute(int[] order)
        {
            var result = list.IsOpen ? DimList.Open : DimList.Empty;
            foreach (int i in order) result = result.Append(list[i]);
            return result;
        }

        /// <summary>The list with the unit mark on the dims at these positions.</summary>
        public DimList WithUnits(params int[] positions)
        {
            var result = list;
            foreach (int i in positions) result = result.Replace(i, result[i].WithUnit(true));
            return result;
        }

        /// <summary>The list without any unit mark.</summary>
        public DimList WithoutUnits()
        {
            if (!list.HasUnits && !list.IsVague) return list;
            var result = list.IsOpen ? DimList.Open : DimList.Empty;
            for (int i = 0; i < list.Count; i++) result = result.Append(list[i].WithUnit(false));
            return result;
        }

        /// <summary>The list without any name; units stay units.</summary>
        public DimList WithoutNames()
        {
            if (!list.HasNames) return list;
            var result = list.IsOpen ? DimList.Open : DimList.Empty;
            for (int i = 0; i < list.Count; i++) result = result.Append(DimSlot.Of(null, list[i].Unit));
            return result;
        }

        /// <summary>The names in order; null = unnamed.</summary>
        public string?[] Names()
        {
            var names = new string?[list.Count];
            for (int i = 0; i < names.Length; i++) names[i] = list[i].Name;
            return names;
        }
    }
}

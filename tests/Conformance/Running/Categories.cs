namespace NamedTorch.Conformance;

/// <summary>Which of the corpus' error categories each of our ids stands for: ours tell more things apart, and some the other way round.</summary>
static class Categories
{
    static readonly Dictionary<int, string[]> ById = new()
    {
        [1001] = ["broadcast_name_mismatch", "batch_name_mismatch"],
        [1002] = ["misaligned", "batch_name_mismatch"],
        [1003] = ["name_not_found"],
        [1004] = ["duplicate_names", "duplicate_names_matmul"],
        [1005] = ["refine_illegal"],
        [1006] = ["align_missing", "align_unnamed", "align_none"],
        [1008] = ["rename_missing", "duplicate_names"],
        [1009] = ["flatten_not_consecutive", "unflatten"],
        [1010] = ["broadcast_name_mismatch", "misaligned", "name_not_found", "shape_or_other"],
        [1011] = ["invalid_identifier"],
        [1012] = ["name_count", "shape_or_other"],
        [1013] = ["index"],
        [1014] = ["duplicate_dim", "shape_or_other"],
        [1015] = ["name_count"],
        [1016] = ["ellipsis"],
        [1017] = ["lookup_by_none"],
        [2001] = ["shape_or_other", "masked_fill_rank"],
        [2003] = ["shape_or_other", "unflatten"],
        [2004] = ["shape_or_other"],
        [2006] = ["index", "shape_or_other"],
        [2007] = ["shape_or_other", "unflatten", "index", "masked_fill_rank"],
        [4101] = ["shape_or_other"],
        [6005] = ["out_name_mismatch", "shape_or_other", "masked_fill_rank"],
    };

    /// <summary>Ids that are about names alone.</summary>
    static readonly HashSet<int> Names = [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1014, 1015, 1017];

    internal static bool Match(TensorTypeException ours, string category) => ById.TryGetValue((int)ours.Id, out var categories) && categories.Contains(category);

    internal static bool IsAboutNames(TensorTypeException ours) => Names.Contains((int)ours.Id);
}

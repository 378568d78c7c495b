namespace NamedTorch.Diagnostics;

/// <summary>Rows about names and positions of dims.</summary>
internal static class NamesRows
{
    public static readonly CatalogueRow[] All =
    [
        new(DiagnosticId.NT1001, "Names differ at one position", Severity.Error,
            [
                "dim '{left_dim}' of '{left}' and dim '{right_dim}' of '{right}' are at the same position from the right but differ.",
            ],
            "Line the names up first: {left}.AlignAs({right})." + "\n" +
            "If the two are the same axis, rename one: {right}.Rename(\"{right_dim}\", \"{left_dim}\")."),

        new(DiagnosticId.NT1002, "Same name at another position", Severity.Error,
            [
                "dim '{dim}' is at different positions from the right in '{owner}' and '{other}'.",
            ],
            "Names never move data; line them up first: {owner}.AlignAs({other})."),

        new(DiagnosticId.NT1003, "Unknown dim", Severity.Error,
            [
                "'{operand}' has no dim '{dim}'. Did you mean '{nearest}'?",
                "'{operand}' has no dim '{dim}'.",
            ],
            "Its dims are {dims}."),

        new(DiagnosticId.NT1004, "Duplicate names", Severity.Error,
            [
                "dim '{dim}' occurs twice in {names}.",
            ],
            "Names within one tensor are distinct. Rename one of the two; the second occurrence of a dim has a name of its own: {dim}*."),

        new(DiagnosticId.NT1005, "Refining would rename, or the rank is wrong", Severity.Error,
            [
                "position {position} is '{dim}' and cannot become '{target}'.",
                "position {position} is '{dim}' and cannot become unnamed.",
                "names: {expected}, dims: {rank}.",
            ],
            "RefineNames only names unnamed dims; Rename renames, DropNames forgets, and '..' keeps the dims that are not listed."),

        new(DiagnosticId.NT1006, "Align would drop a dim, or meets an unnamed one", Severity.Error,
            [
                "dim '{dim}' of '{operand}' is not among the target dims {target}.",
                "'{operand}' has an unnamed dim at position {position}.",
                "the target {target} has an unnamed dim beside '..'.",
            ],
            "Aligning moves and inserts dims and never drops one: list every dim, or '..' for the rest; RefineNames names unnamed dims."),

        new(DiagnosticId.NT1007, "Contracted names differ", Severity.Error,
            [
                "dim '{left_dim}' of '{left}' would be contracted with dim '{right_dim}' of '{right}'.",
            ],
            "Contract by name, {left}.Dot({right}, \"{left_dim}\"), or transpose or rename the operand that is meant differently."),

        new(DiagnosticId.NT1008, "Rename: no such dim, or the name is taken", Severity.Error,
            [
                "'{operand}' has no dim '{dim}'. Did you mean '{nearest}'?",
                "'{operand}' has no dim '{dim}'.",
                "'{operand}' already has a dim '{taken}'.",
            ],
            "Its dims are {dims}."),

        new(DiagnosticId.NT1009, "Flatten, Unflatten: dims are not adjacent", Severity.Error,
            [
                "dims {wanted} are not adjacent and in this order in '{operand}'.",
                "no dims were given.",
            ],
            "AlignTo them first: the dims of one group stand side by side, in order."),

        new(DiagnosticId.NT1010, "Cat, Stack: names differ or no such dim", Severity.Error,
            [
                "no tensor in '{operand}' has dim '{dim}'.",
                "dim '{left_dim}' of '{left}' and dim '{right_dim}' of '{right}' differ.",
                "dim '{dim}' is at different positions from the right in '{owner}' and '{other}'.",
                "the ranks differ: {left_rank} in '{left}' and {right_rank} in '{right}'.",
                "no tensors were given.",
            ],
            "Every tensor needs the same dims in the same order; AlignTo brings them there."),

        new(DiagnosticId.NT1011, "Invalid name", Severity.Error,
            [
                "'{name}' is no name: a name is an ASCII letter or underscore, then letters, digits and underscores.",
            ],
            ""),

        new(DiagnosticId.NT1012, "Too many dims", Severity.Error,
            [
                "{rank} dims; a tensor has at most {limit}.",
            ],
            "Flatten some of them."),

        new(DiagnosticId.NT1013, "Dim position out of range", Severity.Error,
            [
                "position {position} is out of range for '{operand}' of rank {rank}.",
            ],
            "Positions go from -{rank} to {last}; names do not go out of range."),

        new(DiagnosticId.NT1014, "Same dim twice", Severity.Error,
            [
                "dim '{dim}' is listed twice.",
            ],
            "List every dim once; a name and a position can mean the same dim."),

        new(DiagnosticId.NT1015, "Number of names", Severity.Error,
            [
                "names: {count}, dims: {rank}.",
            ],
            "Give one name per dim, null for an unnamed one, or '..' for those that keep theirs."),

        new(DiagnosticId.NT1016, "More than one rest", Severity.Error,
            [
                "'..' occurs {count} times in {list}.",
            ],
            "One '..' at most: it stands for all dims that are not mentioned."),

        new(DiagnosticId.NT1017, "Lookup without a name", Severity.Error,
            [
                "an unnamed dim cannot be looked up in '{operand}'.",
            ],
            "Give its position, or name it with RefineNames."),

        new(DiagnosticId.NT1101, "Implicit broadcast in a loss, metric or compound assignment", Severity.Warning,
            [
                "'{left}' {left_type} is broadcast against '{right}' {right_type}.",
            ],
            "Say so with {left}.AlignAs({right}), or remove the dim that should not be there."),

        new(DiagnosticId.NT1102, "Unnamed operand silently lines up with a named one", Severity.Warning,
            [
                "unnamed '{operand}' lines up with {dims} by position alone.",
            ],
            "Name it and align: {operand}.RefineNames(...).AlignAs(...)."),
    ];
}

// expect: none
// Patterns and nulls.
static Tensor Masked(Tensor scores, Tensor? mask) => mask is { } m ? scores.MaskedFill(m.AlignAs(scores), -1e9f) : scores;
Tensor scores = Rand(("Query", 3), ("Key", 3));
Console.WriteLine(Masked(scores, null));
Console.WriteLine(Masked(scores, Rand(("Key", 3)) > 0.5f));

// expect: none
// A list that only the run time knows.
static Tensor Last(Tensor x, string[] lead) => x.AlignTo([.. lead, "Embed"]);
Console.WriteLine(Last(Randn(("Embed", 4), ("Seq", 2)), ["Seq"]));

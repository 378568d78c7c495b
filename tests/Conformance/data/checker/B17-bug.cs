// expect: NT1003
// reczoo/FuxiCTR#23: fields and embedding normalised together where each field was meant.
var norm = new LayerNorm(over: [("Field", 10), ("Embed", 16)]);
Console.WriteLine(norm.Forward(Randn(("Batch", 4), ("Field", 10), ("Embed", 16))));
// missed: normalising over both dims is legal; `over: Embed` would have made the intent visible

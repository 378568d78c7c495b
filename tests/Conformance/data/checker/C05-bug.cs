// expect: NT1006
// gazelle93/Transformer-Various-Positional-Encoding#1: aligned to a layout that forgets a dim.
Tensor heads = Randn(("Head", 8), ("Batch", 2), ("Time", 5), ("D", 16));
Console.WriteLine({|NT1006:heads.AlignTo("Batch", "Head", "D")|});

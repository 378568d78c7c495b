// expect: none
Tensor heads = Randn(("Head", 8), ("Batch", 2), ("Length", 5), ("D", 16));
Console.WriteLine(heads.AlignTo("Batch", "Length", "Head", "D").Flatten(["Head", "D"], "Wide"));

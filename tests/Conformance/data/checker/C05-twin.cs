// expect: none
Tensor heads = Randn(("Head", 8), ("Batch", 2), ("Time", 5), ("D", 16));
Console.WriteLine(heads.AlignTo("Batch", "Head", "Time", "D"));

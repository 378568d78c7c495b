// expect: NT1009
// hackiey/QAnet-pytorch#2: hidden as long as there is one head.
Tensor heads = Randn(("Head", 8), ("Batch", 2), ("Length", 5), ("D", 16));
Console.WriteLine({|NT1009:heads.Flatten(["Length", "Head"], "Wide")|});

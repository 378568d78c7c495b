// expect: NT1001|NT1002
// jadore801120/attention-is-all-you-need-pytorch#17: statistics over the wrong dim, put back without a dim for them.
Tensor x = Randn(("Batch", 4), ("Seq", 7), ("Model", 16));
Console.WriteLine({|NT1001:x - x.Mean("Model")|});

// expect: NT1007
// wl-zhao/DIML#6: the operands in the other order.
Tensor support = Randn(("Batch", 2), ("Channel", 8), ("Site", 6)), mixture = Randn(("Batch", 2), ("Channel", 8), ("Member", 4));
Console.WriteLine({|NT1007:mixture.Transpose("Channel", "Member").Matmul(support.Transpose("Channel", "Site"))|});

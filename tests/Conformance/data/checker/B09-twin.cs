// expect: none
Tensor support = Randn(("Batch", 2), ("Channel", 8), ("Site", 6)), mixture = Randn(("Batch", 2), ("Channel", 8), ("Member", 4));
Console.WriteLine(support.Dot(mixture, "Channel"));

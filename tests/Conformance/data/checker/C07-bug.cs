// expect: NT1005
// chongyi-zheng/stable_contrastive_rl#3: said to be (B, C, W, H), and stayed (B, C, H, W).
Tensor image = Randn(("B", 2), ("C", 3), ("H", 8), ("W", 8));
Console.WriteLine({|NT1005:image.RefineNames("B", "C", "W", "H")|});

// expect: NT2005
// galsang/BiDAF-pytorch#26
Tensor start = Randn(("Batch", 60), ("Context", 30), ("One", 1));
Console.WriteLine({|NT2005:start.Squeeze()|}.Softmax("Context"));

// expect: NT1003
// tensorflow/addons#2142: the axis that the text names does not exist.
Tensor x = Randn(("Batch", 4), ("Height", 8), ("Width", 8), ("Channel", 3));
Console.WriteLine(x.LayerNorm([{|NT1003:"Channels"|}]));

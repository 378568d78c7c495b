// expect: NT1001
// sergeywong/cp-vton#5: planes meet pixels.
Tensor cloth = Rand(("Channel", 3), ("Height", 8), ("Width", 6)), mask = Rand(("Height", 8), ("Width", 6), ("Channel", 3));
Console.WriteLine({|NT1001:cloth * mask|});

// expect: none
Tensor query = Rand(("Batch", 2), ("Time", 128), ("Embed", 8)), key = Rand(("Batch", 2), ("Source", 64), ("Embed", 8));
Console.WriteLine(query.Dot(key, "Embed"));

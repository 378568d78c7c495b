// expect: NT2001
// Two sizes under one name.
Tensor query = Rand(("Batch", 2), ("Time", 128), ("Embed", 8)), key = Rand(("Batch", 2), ("Time", 64), ("Embed", 8));
Console.WriteLine({|NT2001:query.Dot(key, "Embed")|});

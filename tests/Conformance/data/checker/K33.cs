// expect: none
// The ellipsis stands for no dim.
Console.WriteLine(Rand(2, 3).RefineNames("Batch", "...", "Embed"));

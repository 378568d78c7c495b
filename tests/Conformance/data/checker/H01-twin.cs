// expect: none
static Tensor Energies([Dims("Batch", "Time", "One=1")] Tensor energies) => energies.Squeeze("One");
Console.WriteLine(Energies(Rand(("Batch", 2), ("Time", 5), ("One", 1))));

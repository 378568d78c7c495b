// expect: NT2005
// NVIDIA/tacotron2#303: a single example loses its batch dim as well.
static Tensor Energies([Dims("Batch", "Time", "One=1")] Tensor energies) => {|NT2005:energies.Squeeze()|};
Console.WriteLine(Energies(Rand(("Batch", 2), ("Time", 5), ("One", 1))));

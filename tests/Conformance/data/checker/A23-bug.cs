// expect: NT1002
// HannesStark/boltzgen#230: weights per atom beside positions per sample and atom, right for one sample only.
static Tensor Loss([Dims("Sample", "Atom")] Tensor error, [Dims("Atom", "?")] Tensor weight) => ({|NT1002:error * weight|}).Mean();
Console.WriteLine(Loss(Rand(("Sample", 5), ("Atom", 9)), Rand(("Atom", 9), 1)));

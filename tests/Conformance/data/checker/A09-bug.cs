// expect: NT1001
// LAMDA-Tabular/TALENT#92
static Tensor Score([Dims("Row", "Target=1")] Tensor label, [Dims("Row")] Tensor prediction) => {|NT1001:F.MseLoss(label, prediction)|};
Console.WriteLine(Score(Rand(("Row", 9), ("Target", 1)), Rand(("Row", 9))));

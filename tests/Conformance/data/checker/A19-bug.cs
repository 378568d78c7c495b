// expect: NT1001
// MaxHalford/starboost#1: predictions per row, directions per row and class.
Tensor prediction = Zeros(("Row", 30)), direction = Randn(("Row", 30), ("Class", 3));
{|NT1001:prediction += 0.1f * direction|};
Console.WriteLine(prediction);

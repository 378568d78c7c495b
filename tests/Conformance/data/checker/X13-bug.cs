// expect: NT1001
// Through a tuple, a deconstruction and a local function.
Tensor x = Rand(("Batch", 2), ("Seq", 3)), y = Rand(("Batch", 2), ("Key", 3));
var pair = (First: x, Second: y);
var (a, b) = pair;
Console.WriteLine(Sum());
Tensor Sum()
{
    var left = Rand(("Batch", 2), ("Seq", 3));
    var right = Rand(("Batch", 2), ("Key", 3));
    return {|NT1001:left + right|};
}

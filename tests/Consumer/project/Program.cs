using NamedTorch;
using static NamedTorch.Torch;

Dim batch = "batch", query = "query", key = "key";

// The mask's dims stand in another order than the scores'.
var scores = Zeros(batch[2], query[3], key[4]);
var mask = Ones(key[4], batch[2]);
var masked = scores + mask;
Console.WriteLine(masked.Type);

// A name with a slip of the pen.
var total = scores.Sum("qurey");
Console.WriteLine(total.Type);
Console.WriteLine(masked.Sum().Item<float>());

namespace NamedTorch.Benchmarks.Checker;

/// <summary>Pieces of ordinary code, told apart by a number.</summary>
static class PlainParts
{
    internal static string Orders(int n) => $$"""
        public sealed record Order{{n}}(int Id, string Customer, decimal Amount, DateTime At);
        public sealed class Orders{{n}}(IReadOnlyList<Order{{n}}> orders)
        {
            readonly Dictionary<string, List<Order{{n}}>> byCustomer = orders.GroupBy(o => o.Customer).ToDictionary(g => g.Key, g => g.ToList());
            public decimal Total => orders.Sum(o => o.Amount);
            public IEnumerable<(string Customer, decimal Sum)> Best(int count) =>
                byCustomer.Select(c => (c.Key, c.Value.Sum(o => o.Amount))).OrderByDescending(c => c.Item2).Take(count);
            public string Report(int width)
            {
                var text = new StringBuilder();
                foreach (var (customer, sum) in Best({{n % 10 + 1}}))
                {
                    string name = customer.Length > width ? customer[..width] : customer.PadRight(width);
                    text.Append(name).Append(' ').AppendLine(sum.ToString("F2"));
                    if (text.Length > {{n * 10 + 1000}}) break;
                }
                return text.ToString();
            }
        }

        """;

    internal static string Parser(int n) => $$"""
        public static class Parser{{n}}
        {
            public static double Evaluate(string text)
            {
                int at = 0;
                double result = Sum(text, ref at);
                if (at != text.Length) throw new FormatException($"unexpected '{text[at]}' at {at}");
                return result;
            }
            static double Sum(string text, ref int at)
            {
                double left = Product(text, ref at);
                while (at < text.Length && text[at] is '+' or '-')
                {
                    char sign = text[at++];
                    double right = Product(text, ref at);
                    left = sign == '+' ? left + right : left - right;
                }
                return left;
            }
            static double Product(string text, ref int at)
            {
                double left = Number(text, ref at);
                while (at < text.Length && text[at] == '*')
                {
                    at++;
                    left *= Number(text, ref at);
                }
                return left * {{n % 3 + 1}};
            }
            static double Number(string text, ref int at)
            {
                int start = at;
                while (at < text.Length && (char.IsDigit(text[at]) || text[at] == '.')) at++;
                return start == at ? {{n}} : double.Parse(text.AsSpan(start, at - start));
            }
        }

        """;

    internal static string Cache(int n) => $$"""
        public sealed class Cache{{n}}<TKey, TValue>(int capacity, Func<TKey, TValue> make) where TKey : notnull
        {
            readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
            readonly LinkedList<(TKey Key, TValue Value)> recent = new();
            readonly Lock gate = new();
            public int Misses { get; private set; }
            public TValue this[TKey key]
            {
                get
                {
                    lock (gate)
                    {
                        if (nodes.TryGetValue(key, out var node))
                        {
                            recent.Remove(node);
                            recent.AddFirst(node);
                            return node.Value.Value;
                        }
                        Misses += {{n % 2 + 1}};
                        var made = make(key);
                        if (nodes.Count >= capacity && recent.Last is { } oldest)
                        {
                            nodes.Remove(oldest.Value.Key);
                            recent.RemoveLast();
                        }
                        nodes[key] = recent.AddFirst((key, made));
                        return made;
                    }
                }
            }
            public async Task<IReadOnlyList<TValue>> All(IEnumerable<TKey> keys)
            {
                var tasks = keys.Select(k => Task.Run(() => this[k])).ToArray();
                return await Task.WhenAll(tasks);
            }
        }

        """;
}

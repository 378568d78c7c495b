namespace NamedTorch.Benchmarks.Checker;

/// <summary>Pieces of tensor code, told apart by a number.</summary>
static class TensorParts
{
    internal static string Attention(int n) => $$"""
        public sealed class Attention{{n}}(int model, int heads) : Module
        {
            readonly Linear query = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]]);
            readonly Linear key = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]]);
            readonly Linear value = new(In: Model[model], Out: [Heads[heads], HeadDim[model / heads]]);
            readonly Linear join = new(In: [Heads[heads], HeadDim[model / heads]], Out: Model[model]);

            [return: Dims("..", nameof(Query), nameof(Model))]
            public Tensor Forward([Dims("..", nameof(Query), nameof(Model))] Tensor x)
            {
                var seen = x.Rename(Query, Key);
                var scores = query.Forward(x).Dot(key.Forward(seen), HeadDim) / MathF.Sqrt(model / heads);
                var causal = Causal(Query[x.Size(Query)], Key[x.Size(Query)]);
                if (heads > {{n % 7 + 1}}) scores = scores * {{n % 5 + 1}}f;
                var read = scores.MaskedFill(!causal.AlignAs(scores), float.NegativeInfinity).Softmax(Key);
                return join.Forward(read.Dot(value.Forward(seen), Key));
            }
        }

        """;

    internal static string Statistics(int n) => $$"""
        public static class Statistics{{n}}
        {
            public static (Tensor Mean, Tensor Deviation) Of([Dims(nameof(Batch), nameof(Model))] Tensor x)
            {
                var mean = x.Mean(Batch);
                var centred = x - mean;
                var variance = (centred * centred).Mean(Batch);
                var deviation = (variance + {{n % 9 + 1}}e-5f).Sqrt();
                return (mean, deviation);
            }

            [return: Dims(nameof(Batch), nameof(Model))]
            public static Tensor Standardize([Dims(nameof(Batch), nameof(Model))] Tensor x, bool clip)
            {
                var (mean, deviation) = Of(x);
                var result = (x - mean) / deviation;
                for (int i = 0; i < {{n % 4 + 2}}; i++)
                {
                    var largest = result.Abs().Amax(Model, keepDim: true);
                    result = result / (largest + 1e-6f);
                }
                if (clip) result = result.Clamp(-{{n % 3 + 1}}f, {{n % 3 + 1}}f);
                return result;
            }

            public static float Distance(Tensor a, Tensor b)
            {
                var left = a.RefineNames("Batch", "Model");
                var right = b.RefineNames("Batch", "Model");
                Tensor difference = left - right;
                difference = difference * difference;
                return difference.Sum().Item<float>();
            }
        }

        """;

    internal static string Training(int n) => $$"""
        public static class Training{{n}}
        {
            public static float Run(int steps, float rate)
            {
                var generator = new Random({{n}});
                var weights = Randn(Model[{{16 + n % 8}}], Vocab[10]).WithGrad();
                var bias = Zeros(Vocab[10]).WithGrad();
                float best = float.PositiveInfinity;
                for (int step = 0; step < steps; step++)
                {
                    var inputs = Randn(Batch[32], Model[{{16 + n % 8}}]);
                    var noise = Rand(Batch[32], Model[{{16 + n % 8}}]);
                    var noisy = generator.Next(2) == 0 ? inputs + noise : inputs - noise;
                    var scores = noisy.Dot(weights, Model) + bias;
                    var probabilities = scores.Softmax(Vocab);
                    var entropy = -(probabilities * (probabilities + 1e-9f).Log()).Sum(Vocab);
                    var loss = entropy.Mean();
                    loss.Backward();
                    var rows = new[] { scores.Amax(Vocab), probabilities.Amax(Vocab), entropy };
                    foreach (var row in rows) best = MathF.Min(best, row.Mean().Item<float>());
                    if (step % 10 == 0) Console.WriteLine($"{step}: {loss.Item<float>()} {rate}");
                }
                return best;
            }
        }

        """;

    internal static string Block(int n) => $$"""
        public sealed class Block{{n}}(int model) : Module
        {
            readonly LayerNorm before = new(over: Model[model]), between = new(over: Model[model]);
            readonly Sequential feed = new(new Linear(Model[model], Hidden[{{n % 4 + 1}} * model]), new Gelu(), new Linear(Hidden[{{n % 4 + 1}} * model], Model[model]));
            readonly Linear gate = new(In: Model[model], Out: Model[model]);

            public Tensor Forward([Dims("..", nameof(Model))] Tensor x)
            {
                var y = before.Forward(x);
                var open = gate.Forward(y).Sigmoid();
                x += open * y;
                var inner = feed.Forward(between.Forward(x));
                return x + inner;
            }

            public Tensor Pooled([Dims(nameof(Batch), nameof(Query), nameof(Model))] Tensor x, Tensor? mask)
            {
                var y = Forward(x);
                if (mask is null) return y.Mean(Query);
                var weights = mask.RefineNames("Batch", "Query").AlignAs(y);
                return (y * weights).Sum(Query) / {{n % 6 + 2}}f;
            }
        }

        """;
}

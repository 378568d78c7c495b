using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.Benchmarks.Gpt;

/// <summary>One training step of the Shakespeare tutorial's model (--preset nanogpt-cpu), again and again on the same batch.</summary>
sealed class TrainingStep
{
    readonly Shakespeare.Gpt model = new(vocab: 65, context: 64, model: 128, heads: 4, layers: 4);
    readonly AdamW optimizer;
    readonly Tensor tokens, next;

    internal TrainingStep(int batch = 12)
    {
        optimizer = new(ParameterGroup.MatricesDecay(model.Parameters(), 0.1), betas: (0.9, 0.99));
        (tokens, next) = (RandInt(0, 65, Batch[batch], Query[64]), RandInt(0, 65, Batch[batch], Query[64]));
    }

    /// <summary>The loss before the step.</summary>
    internal float Run()
    {
        var loss = F.CrossEntropy(model.Forward(tokens), next, over: Vocab);
        optimizer.ZeroGrad();
        loss.Backward();
        model.ClipGradNorm(1);
        optimizer.Step();
        return loss.Item<float>();
    }
}

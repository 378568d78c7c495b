namespace NamedTorch.Tests.Goldens;

/// <summary>Losses and distances.</summary>
static class LossAdapters
{
    const string Elements = "input target size_average reduce reduction";

    public static void Add(Dictionary<string, (string Parameters, Func<Golden, Tensor[]> Run)> all)
    {
        all["nn.functional.l1_loss"] = (Elements, c => [F.L1Loss(X(c), T(c), c.Reduction)]);
        all["nn.functional.mse_loss"] = (Elements, c => [F.MseLoss(X(c), T(c), c.Reduction)]);
        all["nn.functional.smooth_l1_loss"] = (Elements + " beta", c => [F.SmoothL1Loss(X(c), T(c), c.Reduction, c.Number("beta", 1))]);
        all["nn.functional.huber_loss"] = ("input target reduction delta", c => [F.HuberLoss(X(c), T(c), c.Reduction, c.Number("delta", 1))]);
        all["nn.functional.binary_cross_entropy"] = ("input target weight size_average reduce reduction", c => [F.BinaryCrossEntropy(X(c), T(c), c.Tensor("weight"), c.Reduction)]);
        all["nn.functional.binary_cross_entropy_with_logits"] = ("input target weight size_average reduce reduction pos_weight", c => [F.BinaryCrossEntropyWithLogits(X(c), T(c), c.Tensor("weight"), c.Tensor("pos_weight"), c.Reduction)]);
        all["nn.functional.kl_div"] = (Elements + " log_target", c => [F.KlDiv(X(c), T(c), c.Reduction, c.Flag("log_target"), c.Text("reduction") == "batchmean" ? 0 : null)]);
        all["nn.functional.poisson_nll_loss"] = ("input target log_input full size_average eps reduce reduction", c => [F.PoissonNllLoss(X(c), T(c), c.Flag("log_input", true), c.Flag("full"), c.Number("eps", 1e-8), c.Reduction)]);
        all["nn.functional.gaussian_nll_loss"] = ("input target var full eps reduction", c => [F.GaussianNllLoss(X(c), T(c), c.Tensor("var")!, c.Flag("full"), c.Number("eps", 1e-6), c.Reduction)]);
        all["nn.functional.hinge_embedding_loss"] = ("input target margin size_average reduce reduction", c => [F.HingeEmbeddingLoss(X(c), T(c), c.Number("margin", 1), c.Reduction)]);
        all["nn.functional.margin_ranking_loss"] = ("input input2 target margin size_average reduce reduction", c => [F.MarginRankingLoss(X(c), c.Tensor("input2")!, T(c), c.Number("margin", 0), c.Reduction)]);
        all["nn.functional.cosine_embedding_loss"] = ("input input2 target margin size_average reduce reduction", c => [F.CosineEmbeddingLoss(X(c), c.Tensor("input2")!, T(c), -1, c.Number("margin", 0), c.Reduction)]);
        all["nn.functional.triplet_margin_loss"] = ("input positive negative margin p eps swap size_average reduce reduction", c =>
            [F.TripletMarginLoss(X(c), c.Tensor("positive")!, c.Tensor("negative")!, -1, c.Number("margin", 1), c.Number("p", 2), c.Number("eps", 1e-6), c.Flag("swap"), c.Reduction)]);
        all["nn.functional.multilabel_soft_margin_loss"] = ("input target weight size_average reduce reduction", c => [F.MultilabelSoftMarginLoss(X(c), T(c), -1, c.Tensor("weight"), c.Reduction)]);
        all["nn.functional.multi_margin_loss"] = ("input target p margin weight size_average reduce reduction", c => [MultiMargin(c)]);
        all["nn.functional.normalize"] = ("input p dim eps", c => [X(c).Normalize(c.Integer("dim", 1), c.Number("p", 2), c.Number("eps", 1e-12))]);
        all["nn.functional.cosine_similarity"] = ("input x2 dim eps", c => [X(c).CosineSimilarity(c.Tensor("x2")!, c.Integer("dim", 1), c.Number("eps", 1e-8))]);
        all["nn.functional.pairwise_distance"] = ("input x2 p eps keepdim", c => [X(c).PairwiseDistance(c.Tensor("x2")!, -1, c.Number("p", 2), c.Number("eps", 1e-6), c.Flag("keepdim"))]);
    }

    static Tensor X(Golden c) => c.Tensor("input")!;

    static Tensor T(Golden c) => c.Tensor("target")!;

    // PyTorch takes a single row without its dim, and a single number without any.
    static Tensor MultiMargin(Golden c)
    {
        Tensor x = X(c), target = T(c);
        if (x.Rank == 0) x = x.Reshape(1);
        if (x.Rank == 1) target = target.Reshape();
        return F.MultiMarginLoss(x, target, -1, c.Number("p", 1), c.Number("margin", 1), c.Tensor("weight"), c.Reduction);
    }
}

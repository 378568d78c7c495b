namespace NamedTorch.Gpu;

/// <summary>A problem in cuBLASLt's words: a description and layouts, which live as long as the process. Every call may use them.</summary>
sealed unsafe class LtPlan
{
    internal const ulong MostWorkspace = 32 << 20;

    const int TransposeLeft = 3, TransposeRight = 4, Transposed = 1;
    const int Epilogue = 7, BiasPointer = 8, AddsBias = 4;
    const int BatchCount = 5, BatchOffset = 6;
    const int WorkspaceLimit = 1, FirstAlignment = 5;
    const int Float32 = 0, Float64 = 1, Float16 = 2, BFloat16 = 14;
    const int ComputeFloat32 = 68, ComputeFloat64 = 70, ComputeTf32 = 77;

    readonly CublasLt lt;
    readonly LtProblem problem;
    readonly nint description, left, right, target;
    readonly Lock gate = new();

    LtPlan(CublasLt lt, LtProblem problem)
    {
        (this.lt, this.problem) = (lt, problem);
        bool isDouble = problem.Element == DType.Float64;
        nint created = 0;
        Succeeded &= lt.DescriptionCreate(&created, isDouble ? ComputeFloat64 : problem.IsRough ? ComputeTf32 : ComputeFloat32, isDouble ? Float64 : Float32) == 0;
        if (!Succeeded) return;
        description = created;
        SetDescription(TransposeLeft, problem.Left.IsTransposed ? Transposed : 0);
        SetDescription(TransposeRight, problem.Right.IsTransposed ? Transposed : 0);
        if (problem.Bias > 0) SetDescription(Epilogue, AddsBias);
        left = Layout(problem.Left, problem.Element);
        right = Layout(problem.Right, problem.Element);
        target = Layout(problem.Target, problem.Result);
    }

    bool Succeeded { get; set; } = true;

    /// <summary>The plan of a problem, or null where the library does not take its description.</summary>
    internal static LtPlan? Of(CublasLt lt, LtProblem problem)
    {
        var plan = new LtPlan(lt, problem);
        if (plan.Succeeded) return plan;
        plan.Discard();
        return null;
    }

    /// <summary>What the library thinks is fast, best first.</summary>
    internal LtAlgorithm[] Candidates(nint handle, int most, ulong bias)
    {
        lock (gate) return IsGiven(bias) ? Candidates(handle, most) : [];
    }

    LtAlgorithm[] Candidates(nint handle, int most)
    {
        nint preference = 0;
        if (lt.PreferenceCreate(&preference) != 0) return [];
        ulong limit = MostWorkspace;
        bool isSet = lt.PreferenceSet(preference, WorkspaceLimit, &limit, sizeof(ulong)) == 0;
        var (a, b, d) = problem.Alignments;
        uint* alignments = stackalloc uint[] { (uint)a, (uint)b, (uint)d, (uint)d };
        for (int i = 0; i < 4; i++) isSet &= lt.PreferenceSet(preference, FirstAlignment + i, alignments + i, sizeof(uint)) == 0;
        var found = new LtAlgorithm[most];
        int count = 0;
        fixed (LtAlgorithm* p = found)
            if (!isSet || lt.GetHeuristic(handle, description, left, right, target, target, preference, most, p, &count) != 0) count = 0;
        _ = lt.PreferenceDestroy(preference);
        return [.. found.Take(count).Where(static f => f.State == 0 && f.WorkspaceBytes <= MostWorkspace)];
    }

    /// <summary>Queues the product; false where the library refuses.</summary>
    internal bool Run(nint handle, LtAlgorithm algorithm, ulong a, ulong b, ulong c, ulong bias, ulong workspace, nint stream)
    {
        // Where the bias lies is a part of the description, which threads share.
        lock (gate) return IsGiven(bias) && Run(handle, algorithm, a, b, c, workspace, stream);
    }

    bool Run(nint handle, LtAlgorithm algorithm, ulong a, ulong b, ulong c, ulong workspace, nint stream)
    {
        double one = 1, beta = problem.Accumulates ? 1 : 0;
        float one32 = 1, beta32 = (float)beta;
        bool isDouble = problem.Element == DType.Float64;
        var (x, y) = problem.IsSwapped ? (b, a) : (a, b);
        return lt.Matmul(handle, description, isDouble ? &one : &one32, x, left, y, right, isDouble ? &beta : &beta32, c, target, c, target, algorithm.Words, workspace,
            (nuint)algorithm.WorkspaceBytes, stream) == 0;
    }

    void Discard()
    {
        foreach (nint layout in (nint[])[left, right, target])
            if (layout != 0) _ = lt.LayoutDestroy(layout);
        if (description != 0) _ = lt.DescriptionDestroy(description);
    }

    bool IsGiven(ulong bias) => problem.Bias == 0 || lt.DescriptionSet(description, BiasPointer, &bias, sizeof(ulong)) == 0;

    void SetDescription(int attribute, int value) => Succeeded &= lt.DescriptionSet(description, attribute, &value, sizeof(int)) == 0;

    nint Layout(LtMatrix matrix, DType dtype)
    {
        nint layout = 0;
        Succeeded &= lt.LayoutCreate(&layout, TypeOf(dtype), (ulong)matrix.Rows, (ulong)matrix.Columns, matrix.Leading) == 0;
        if (!Succeeded || problem.Batches == 1) return layout;
        int count = (int)problem.Batches;
        long offset = matrix.BatchStride;
        Succeeded &= lt.LayoutSet(layout, BatchCount, &count, sizeof(int)) == 0 && lt.LayoutSet(layout, BatchOffset, &offset, sizeof(long)) == 0;
        return layout;
    }

    static int TypeOf(DType dtype) => dtype switch { DType.Float64 => Float64, DType.Float16 => Float16, DType.BFloat16 => BFloat16, _ => Float32 };
}

namespace NamedTorch.Cpu;

/// <summary>A small linear map along one dim of a tile, lane by lane.</summary>
unsafe interface IWinogradMap
{
    /// <summary>Values that it reads.</summary>
    static abstract int Inputs { get; }

    /// <summary>Values that it writes.</summary>
    static abstract int Outputs { get; }

    /// <summary>Reads values <paramref name="step"/> floats apart and writes them <paramref name="toStep"/> apart.</summary>
    static abstract void Apply<TWide>(float* from, nint step, float* to, nint toStep) where TWide : struct, IWide<TWide, float>;
}

using NamedTorch.Ops;

namespace NamedTorch.Cpu;

public sealed partial class CpuBackend
{
    void OfferStructured()
    {
        Offer<IAttentionKernel>(new AttentionKernel());
        Offer<ISoftmaxKernel>(new SoftmaxKernel());
        Offer<ILayerNormKernel>(new LayerNormKernel());
        Offer<IBatchNormKernel>(new BatchNormKernel());
        Offer<ICrossEntropyKernel>(new CrossEntropyKernel());
        Offer<IConvolutionKernel>(new ConvolutionKernel());
        Offer<IResampleKernel>(new ResampleKernel());
        Offer<IMaxPoolKernel>(new MaxPoolKernel());
        Offer<ILstmKernel>(new LstmKernel());
        Offer<ILstmScanKernel>(new LstmScanKernel());
        Offer<IGruKernel>(new GruKernel());
        Offer<IGruScanKernel>(new GruScanKernel());
    }
}

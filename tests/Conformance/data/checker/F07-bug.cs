// expect: NT2002
// znxlwm/pytorch-MNIST-CelebA-GAN-DCGAN#10: the means of three channels on grey images.
Tensor images = Rand(("N", 8), ("Channel", 1), ("Height", 28), ("Width", 28)), mean = Rand(("Channel", 3));
Console.WriteLine({|NT2002:images - mean.AlignAs(images)|});

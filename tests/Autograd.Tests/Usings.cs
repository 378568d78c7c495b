global using Xunit;
global using static NamedTorch.Torch;

using Xunit;

namespace NamedTorch.Tests.Inference;

public sealed class NameRulesTests
{
    [Fact]
    public void AScope_EndsWhereItIsDisposed()
    {
        Assert.Same(NameRules.Strict, NameRules.Current);
        using (NameRules.PyTorch13())
        {
            Assert.Same(NameRules.PyTorch, NameRules.Current);
            using (NameRules.Use(NameRules.Strict)) Assert.True(NameRules.Current.IsStrict);
            Assert.False(NameRules.Current.IsStrict);
        }
        Assert.Same(NameRules.Strict, NameRules.Current);
    }

    [Fact]
    public void AScope_BelongsToItsThread()
    {
        using (NameRules.PyTorch13())
        {
            NameRules? elsewhere = null;
            var thread = new Thread(() => elsewhere = NameRules.Current);
            thread.Start();
            thread.Join();
            Assert.Same(NameRules.Strict, elsewhere);
        }
    }
}

namespace NamedTorch.Analyzers.Fixes.Tests.Sources;

public sealed class AlignmentTests
{
    [Fact]
    public async Task SmallerOperand_IsAligned() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor scores, [Dims("Key Batch")] Tensor mask) => scores + mask.AlignAs(scores);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor scores, [Dims("Key Batch")] Tensor mask) => scores + mask;"""));

    [Fact]
    public async Task SmallerReceiver_IsAligned() => Assert.Equal(
        """static Tensor F([Dims("Key Batch")] Tensor mask, [Dims("Batch Query Key")] Tensor scores) => mask.AlignAs(scores) + scores;""",
        await Workshop.Fixed("""static Tensor F([Dims("Key Batch")] Tensor mask, [Dims("Batch Query Key")] Tensor scores) => mask + scores;"""));

    [Fact]
    public async Task Expression_IsAlignedInParentheses() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) => x * (a * a).AlignAs(x);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) => x * (a * a);"""));

    [Fact]
    public async Task CallBesideIt_IsNotRepeatedButItsDimsAreWritten() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) => x.Relu() + a.AlignTo(Batch, Query, Key);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) => x.Relu() + a;"""));

    [Fact]
    public async Task TargetOfAnAssignment_KeepsItsDims() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) { x += a.AlignAs(x); return x; }""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a) { x += a; return x; }"""));

    [Fact]
    public async Task AllOfADocument_AreAlignedAtOnce() => Assert.Equal(
        """
        static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a, [Dims("Query Batch")] Tensor b)
            {
                var y = x + a.AlignAs(x);
                var z = x * b.AlignAs(x);
                return y + z;
            }
        """,
        await Workshop.FixedAll("""
        static Tensor F([Dims("Batch Query Key")] Tensor x, [Dims("Key Batch")] Tensor a, [Dims("Query Batch")] Tensor b)
            {
                var y = x + a;
                var z = x * b;
                return y + z;
            }
        """, "NT1001", "AlignAs"));

    [Fact]
    public async Task NamesThatNoOrderReconciles_AreNotAligned() => Assert.Equal(
        ["Rename 'Key' of 'b' to 'Query'"], await Workshop.Titles("""static Tensor F([Dims("Batch Query")] Tensor a, [Dims("Batch Key")] Tensor b) => a + b;"""));
}

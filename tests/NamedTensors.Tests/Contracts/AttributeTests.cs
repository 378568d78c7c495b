using Xunit;

namespace NamedTorch.Tests.Contracts;

public sealed class AttributeTests
{
    [Signature("..r seq embed -> ..r embed")]
    [return: Dims("..", "embed")]
    static TensorType Attend([Dims("batch .. embed=64")] TensorType x) => x;

    [Fact]
    public void Attributes_CarryParsedContracts()
    {
        var method = typeof(AttributeTests).GetMethod(nameof(Attend), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        var signature = (SignatureAttribute)Attribute.GetCustomAttribute(method, typeof(SignatureAttribute))!;
        Assert.Equal("..r seq embed -> ..r embed", signature.Signature.ToString());
        var parameter = (DimsAttribute)Attribute.GetCustomAttribute(method.GetParameters()[0], typeof(DimsAttribute))!;
        Assert.Equal("batch .. embed=64", parameter.Pattern.ToString());
        Assert.Equal(".. embed", ((DimsAttribute)method.ReturnParameter.GetCustomAttributes(typeof(DimsAttribute), false)[0]).Pattern.ToString());
        Assert.Same(TensorType.Scalar, Attend(TensorType.Scalar));
    }

    [Fact]
    public void AnInvalidContract_Throws3004WhenItIsRead() =>
        Assert.StartsWith("NT3004 Signature: \"a ,\", column 3: a dim or the end is expected, at ','.",
            Assert.Throws<ContractException>(() => new DimsAttribute("a ,").Pattern).Message);
}

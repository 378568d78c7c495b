using System.Reflection;
using Xunit.Sdk;

namespace NamedTorch.Tests.Cuda;

/// <summary>Every way in which the three matrices of a product may lie: by rows or columns, one or several, the left one repeated, added to or not.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CombinatorialLayoutsAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        bool[] both = [false, true];
        return from left in both from right in both from result in both from batches in (int[])[1, 3] from repeats in both from adds in both where batches > 1 || !repeats select (object[])[left, right, result, batches, repeats, adds];
    }
}

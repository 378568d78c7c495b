namespace NamedTorch.Tests;

/// <summary>A theory that needs an OpenCL device; without one it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class OpenClTheoryAttribute : TheoryAttribute
{
    public OpenClTheoryAttribute() => Skip = OpenClDevice.Absence;
}

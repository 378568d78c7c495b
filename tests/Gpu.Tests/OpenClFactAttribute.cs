namespace NamedTorch.Tests;

/// <summary>A test that needs an OpenCL device; without one it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class OpenClFactAttribute : FactAttribute
{
    public OpenClFactAttribute() => Skip = OpenClDevice.Absence;
}

using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>Kernels without which an operation cannot run.</summary>
static class Required
{
    /// <summary>The kernel of x's device.</summary>
    /// <exception cref="DeviceException">NT4102: the device has none.</exception>
    internal static TKernel Kernel<TKernel>(string operation, Tensor x) where TKernel : class =>
        x.Device.Backend.Find<TKernel>() ?? throw Missing(operation, x);

    /// <summary>As above, for the operation that a formula belongs to.</summary>
    internal static TKernel Kernel<TKernel, TFormula>(Tensor x) where TKernel : class =>
        x.Device.Backend.Find<TKernel>() ?? throw Missing((typeof(TFormula).DeclaringType ?? typeof(TFormula)).Name, x);

    static Exception Missing(string operation, Tensor x) => new Conflict(DiagnosticId.NT4102, operation,
        ("reason", $"the device {x.Device} has no kernel for it."), ("fix", "Move the operands to a device that has one: x.To(Device.Cpu).")).With("x", x.Type).ToException();
}

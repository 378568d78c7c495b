using static NamedTorch.Torch;

namespace NamedTorch.Conformance.Adapters;

/// <summary>Products that sum over dims.</summary>
static class ContractAdapters
{
    internal static void Register(Dictionary<string, Func<Call, object>> ops)
    {
        ops["matmul"] = c => c.X.Matmul(c.Y);
        ops["mm"] = c => c.X.Mm(c.Y);
        ops["mv"] = c => c.X.Mv(c.Y);
        ops["bmm"] = c => c.X.Bmm(c.Y);
        ops["dot"] = c => c.X.Dot(c.Y);
        ops["vdot"] = c => c.X.Vdot(c.Y);
        ops["inner"] = c => c.X.Inner(c.Y);
        ops["outer"] = c => c.X.Outer(c.Y);
        ops["cdist"] = c => c.X.Cdist(c.Y);
        ops["kron"] = c => c.X.Kron(c.Y);
        ops["addmm"] = c => c.X.Addmm(c.Y, c.Z);
        ops["addmv"] = c => c.X.Addmv(c.Y, c.Z);
        ops["baddbmm"] = c => c.X.Baddbmm(c.Y, c.Z);
        ops["linear"] = c => c.X.Linear(c.Y, c.Inputs.Length > 2 ? c.Z : null);
        ops["matrix_power"] = c => c.X.MatrixPower(c.Int("n"));
        ops["einsum"] = c => Einsum(c.Text("equation")!, c.Inputs);
        ops["tensordot"] = c => c.X.TensorDot(c.Y, (int)c.Int("dims"));
    }
}

using System.Text;

namespace NamedTorch.Nn;

/// <summary>Writes a module tree as text.</summary>
static class ModulePrinter
{
    internal static string Print(Module module)
    {
        var text = new StringBuilder(module.GetType().Name);
        Append(text, module, "  ");
        return text.ToString();
    }

    static void Append(StringBuilder text, Module module, string indent)
    {
        var fields = ModuleFields.Of(module);
        foreach (var entry in fields.Tensors) text.Append('\n').Append(indent).Append(entry.Name).Append(' ').Append(entry.Tensor.Type);
        foreach (var (name, child) in fields.Modules)
        {
            text.Append('\n').Append(indent).Append(name).Append(": ").Append(child.GetType().Name);
            Append(text, child, indent + "  ");
        }
    }
}

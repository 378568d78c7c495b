namespace NamedTorch.GpuCheck;

/// <summary>Texts that are part of this program.</summary>
static class Resource
{
    internal static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

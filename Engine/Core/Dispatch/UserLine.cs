using System.Diagnostics;

namespace NamedTorch.Core;

/// <summary>Where the user's code called the library.</summary>
static class UserLine
{
    /// <summary>"File.cs:line 12, in Method" of the innermost frame outside NamedTorch's assemblies; without debug symbols the method alone.</summary>
    internal static string Find()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || method.Module.Assembly.GetName().Name is not { } assembly || IsOurs(assembly)) continue;
            string place = $"{method.DeclaringType?.FullName}.{method.Name}";
            return frame.GetFileName() is { } file ? $"{file}:line {frame.GetFileLineNumber()}, in {place}" : place;
        }
        return "an unknown line";
    }

    /// <summary>The member of the library that the user's code called; the next one inwards where the compiler has put that into its caller.</summary>
    internal static string Operation()
    {
        string last = "Operation";
        foreach (var frame in new StackTrace(1, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is not { } method || method.Module.Assembly.GetName().Name is not { } assembly) continue;
            if (!IsOurs(assembly)) return last;
            if (assembly != "System.Private.CoreLib" && method.IsPublic && method.DeclaringType is { IsPublic: true }) last = method.Name == "Run" ? method.DeclaringType.Name : method.Name;
        }
        return last;
    }

    static bool IsOurs(string assembly) =>
        assembly is "NamedTorch" or "NamedTensors" or "System.Private.CoreLib" ||
        assembly.StartsWith("NamedTorch.", StringComparison.Ordinal) && !assembly.EndsWith(".Tests", StringComparison.Ordinal);
}

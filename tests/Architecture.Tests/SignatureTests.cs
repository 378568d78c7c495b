using System.Reflection;
using System.Text.RegularExpressions;

namespace NamedTorch.Architecture;

/// <summary>What the checker reads: every public member that takes or gives a tensor carries a signature, or a reason in unsigned.txt.</summary>
public sealed partial class SignatureTests
{
    static readonly Dictionary<string, string> Reasons = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Architecture.Tests/unsigned.txt"))
        .Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split(": ", 2)).ToDictionary(static l => l[0], static l => l[1]);

    static readonly MethodBase[] Members =
        [.. new[] { "NamedTorch.Core", "NamedTorch.Ops" }.Select(Assembly.Load).SelectMany(static a => a.GetExportedTypes()).Where(static t => t.FullName is "NamedTorch.Torch" or "NamedTorch.F" or "NamedTorch.Tensor")
            .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(static m => !m.Name.StartsWith("set_", StringComparison.Ordinal) && IsAboutTensors(m))];

    [Fact]
    public void EveryMember_HasASignatureOrAReason()
    {
        string[] without = [.. Members.Where(static m => Signature(m) is null).Select(Name).Distinct()];
        Assert.Equal("", string.Join("\n", without.Except(Reasons.Keys)));
        Assert.Equal("", string.Join("\n", Reasons.Keys.Except(without)));
        Assert.All(Reasons, static r => Assert.True(r.Value.Length > 15, r.Key));
    }

    [Fact]
    public void EverySignature_CanBeRead() => Assert.All(Members.Select(Signature).OfType<string>().Distinct(), static text => NamedTorch.Signature.Parse(text));

    /// <summary>A misspelt parameter would silently be a literal name.</summary>
    [Fact]
    public void WordsOfASignature_AreParametersOrInputs()
    {
        var strange = from member in Members
                      let text = Signature(member)
                      where text is not null
                      let known = member.GetParameters().SelectMany(Words).Concat(Inputs(text)).Concat(Variable().Matches(text).Select(static m => m.Groups[1].Value)).ToHashSet()
                      from word in Word().Matches(text).Select(static m => m.Value).Distinct()
                      where word != "_" && !known.Contains(word) && !known.Contains(word.TrimEnd("0123456789".ToCharArray()))
                      select $"{Name(member)}: '{word}' in \"{text}\"";
        Assert.Equal("", string.Join("\n", strange));
    }

    // A list of pairs answers to the names of its parts.
    static IEnumerable<string> Words(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<System.Runtime.CompilerServices.TupleElementNamesAttribute>() is { } pair
            ? pair.TransformNames.OfType<string>().Select(static n => n.ToLowerInvariant()).Append(parameter.Name!) : [parameter.Name!];

    // "[soft, reduction=None] logits, weight?: 'o 'i -> ..": the words of the guard (what only the run time knows, values) and the names of inputs.
    static IEnumerable<string> Inputs(string signature) =>
        from form in signature.Split(';')
        let guard = form.Contains(']') ? form[..(form.IndexOf(']') + 1)] : ""
        from word in Word().Matches(guard).Select(static m => m.Value).Concat(form[guard.Length..].Split("->")[0].Split(',').Select(static i => i.Split(':')[0].Trim(' ', '?')))
        select word;

    // 'i and ..r, which sizes and joins mention again.
    [GeneratedRegex(@"(?:'|\.\.)(\w+)")]
    private static partial Regex Variable();

    // Identifiers that are neither functions, dim variables, rows nor sizes with a default, which a call need not mention.
    [GeneratedRegex(@"(?<![\w'.=])[A-Za-z_]\w*(?!\w|\(|\?\d)")]
    private static partial Regex Word();

    static string? Signature(MethodBase member) => (member.GetCustomAttribute<SignatureAttribute>() ?? Property(member)?.GetCustomAttribute<SignatureAttribute>())?.Text;

    // An extension property stands in a type of the compiler's, beside the static accessor that it is called by.
    static PropertyInfo? Property(MethodBase member) =>
        member.DeclaringType!.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Append(member.DeclaringType)
            .SelectMany(static t => t.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .FirstOrDefault(p => "get_" + p.Name == member.Name && (p.GetIndexParameters().Length == 0 || p.GetMethod == member) && p.IsDefined(typeof(SignatureAttribute)));

    static string Name(MethodBase member) => $"{member.DeclaringType!.Name}.{member.Name}";

    static bool IsAboutTensors(MethodInfo member) => IsTensor(member.ReturnType) || member.GetParameters().Any(static p => IsTensor(p.ParameterType));

    static bool IsTensor(Type type) => type == typeof(Tensor) || type.HasElementType && IsTensor(type.GetElementType()!) || type.IsGenericType && type.GetGenericArguments().Any(IsTensor);
}

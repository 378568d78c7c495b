using System.Globalization;
using System.Reflection;

namespace NamedTorch.Agreement;

/// <summary>Writes a call of a member with drawn arguments, and binds them as its signature does, to see whether it is likely to go through.</summary>
sealed class CallWriter(Draw draw, IReadOnlyDictionary<string, TensorType> variables)
{
    Arguments arguments = new();
    TensorType? first;

    /// <summary>The call, and what its signature makes of it: a type, or null for a conflict or where it is not known.</summary>
    internal (string Text, TensorType? Type) Write(MethodInfo member)
    {
        (arguments, first) = (new(), null);
        var texts = new List<string>();
        string? receiver = null;
        bool named = false;
        foreach (var parameter in member.GetParameters())
        {
            bool leaves = parameter.IsOptional && (!CanWrite(parameter) || parameter.Name is "into" || draw.Chance(0.85));
            if (leaves)
            {
                named = true;
                Leave(parameter);
                continue;
            }
            string text = Argument(parameter);
            if (receiver is null && texts.Count == 0 && Members.IsExtension(member)) receiver = text;
            else texts.Add(named ? $"{parameter.Name}: {text}" : text);
        }
        string call = (receiver ?? member.DeclaringType!.Name) + "." + member.Name + "(" + string.Join(", ", texts.Where(static t => t.Length > 0)) + ")";
        return (call, Infer(member));
    }

    TensorType? Infer(MethodInfo member)
    {
        try
        {
            var outcomes = Signature.Parse(Members.SignatureOf(member)).InferOrConflict(member.Name, arguments, NameRules.Strict);
            return outcomes.Conflict is null ? outcomes.Types[0] : null;
        }
        catch (TensorTypeException)
        {
            return null;
        }
    }

    static bool CanWrite(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(bool) || parameter.ParameterType.IsEnum || parameter.ParameterType == typeof(long) || parameter.ParameterType == typeof(int);

    void Leave(ParameterInfo parameter)
    {
        string name = parameter.Name!;
        switch (parameter.DefaultValue)
        {
            case bool flag: arguments.Flag(name, flag); break;
            case int or long: arguments.Integer(name, Convert.ToInt64(parameter.DefaultValue, CultureInfo.InvariantCulture)); break;
            case var value when parameter.ParameterType.IsEnum: arguments.Word(name, Enum.ToObject(parameter.ParameterType, value!).ToString()!); break;
            default: arguments.Absent(name); break;
        }
    }

    string Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        string name = parameter.Name!;
        if (type == typeof(Tensor)) return Tensor(name);
        if (Members.ElementOf(type) is { } element) return List(name, element, Members.IsParams(parameter));
        if (type == typeof(DimRef) || type == typeof(Dim)) return Dim(name, type == typeof(DimRef));
        if (type == typeof(Axis)) return Axes(name, 1, 1, isList: false);
        if (type == typeof(bool)) return Flag(name);
        if (type == typeof(double)) return Kept(name, "0.5");
        if (type.IsEnum) return Word(name, type);
        return Number(name, type == typeof(PerDim) || type == typeof(Padding));
    }

    string Tensor(string name)
    {
        string variable = draw.One(variables.Keys.ToList());
        arguments.Type(name, variables[variable]);
        first ??= variables[variable];
        return variable;
    }

    string List(string name, Type element, bool isParams)
    {
        if (element == typeof(Tensor))
        {
            string[] chosen = [.. Enumerable.Range(0, 1 + draw.Below(3)).Select(_ => draw.One(variables.Keys.ToList()))];
            arguments.Types(name, [.. chosen.Select(v => variables[v])]);
            first ??= variables[chosen[0]];
            return Listed(chosen, isParams);
        }
        if (element == typeof(Axis)) return Axes(name, 0, 3, isList: !isParams);
        if (element == typeof(DimRef) || element == typeof(Dim))
        {
            var names = draw.Some(first, isParams ? 0 : 1, 3);
            arguments.Dims(name, [.. names.Select(static n => (DimRef)n)]);
            return Listed(names.Select(static n => $"\"{n}\""), isParams);
        }
        long[] numbers = [.. Enumerable.Range(0, 1 + draw.Below(2)).Select(_ => (long)draw.Below(3))];
        arguments.Unknown(name);
        return Listed(numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture)), isParams);
    }

    static string Listed(IEnumerable<string> items, bool isParams) => isParams ? string.Join(", ", items) : $"[{string.Join(", ", items)}]";

    string Dim(string name, bool mayBePlace)
    {
        if (mayBePlace && draw.Chance(0.15))
        {
            int place = draw.Below(4) - 2;
            arguments.Dim(name, place);
            return place.ToString(CultureInfo.InvariantCulture);
        }
        string dim = draw.Name(first);
        arguments.Dim(name, dim);
        return $"\"{dim}\"";
    }

    string Axes(string name, int least, int most, bool isList)
    {
        var axes = draw.Axes(most);
        while (axes.Count < least) axes = draw.Axes(most);
        arguments.Axes(name, [.. axes.Select(static a => a.Name is null ? (Axis)a.Size : (a.Name, a.Size))]);
        var texts = axes.Select(static a => a.Name is null ? a.Size.ToString(CultureInfo.InvariantCulture) : $"(\"{a.Name}\", {a.Size})");
        return isList ? Listed(texts, isParams: false) : string.Join(", ", texts);
    }

    string Flag(string name)
    {
        bool flag = draw.Chance(0.5);
        arguments.Flag(name, flag);
        return flag ? "true" : "false";
    }

    string Word(string name, Type type)
    {
        string word = draw.One(Enum.GetNames(type));
        arguments.Word(name, word);
        return $"{type.Name}.{word}";
    }

    string Number(string name, bool isPerDim)
    {
        int number = 1 + draw.Below(2);
        if (isPerDim)
            for (int i = 0; i < 3; i++) arguments.Integer(name + i, number);
        arguments.Integer(name, number);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    string Kept(string name, string text)
    {
        arguments.Unknown(name);
        return text;
    }
}

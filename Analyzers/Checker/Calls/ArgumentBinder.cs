using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Calls;

/// <summary>From the values of a call to the arguments of its signature: what is not constant is unknown, what is null is absent.</summary>
internal static class ArgumentBinder
{
    const int MostSpatialDims = 3;

    public static Arguments Bind(KnownTypes types, ArgumentList list)
    {
        var arguments = new Arguments();
        foreach (var item in list.Items) Add(types, arguments, item.Name, item.Parameter?.Type ?? types.Tensor, item.Value);
        return arguments;
    }

    /// <summary>Adds one value under a parameter's name.</summary>
    public static void Add(KnownTypes types, Arguments arguments, string name, ITypeSymbol declared, Value value)
    {
        var type = Elements.Underlying(declared);
        if (types.IsTensor(type))
        {
            if (value is NullValue) arguments.Absent(name);
            else if (IsOptional(declared, value)) arguments.Unknown(name);
            else arguments.Type(name, value is TensorValue tensor ? tensor.Type : TensorType.Unknown);
        }
        else if (value is NullValue) arguments.Absent(name);
        else if (KnownTypes.Is(type, types.DimRef) || KnownTypes.Is(type, types.Dim))
        {
            if (value is DimValue dim) arguments.Dim(name, dim.Dim);
            else arguments.Unknown(name);
        }
        else if (KnownTypes.Is(type, types.Axis) || KnownTypes.Is(type, types.Axes)) AddAxes(arguments, name, value is AxisValue ? [value] : (value as ListValue)?.Items);
        else if (value is IndexValue or RangeValue or ItemValue) arguments.Items(name, IndexItems.Of(value));
        else if (value is EnumValue word) arguments.Word(name, word.Member);
        else if (value is TextValue text && type.SpecialType == SpecialType.System_String) arguments.Word(name, text.Text);
        else if (value is FlagValue flag) arguments.Flag(name, flag.Flag);
        else if (value is NumberValue number) AddNumber(arguments, name, number, type);
        else if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64) arguments.Integer(name, Size.Unknown);
        else if (value is EachValue each && types.IsTensor(Elements.Of(type))) arguments.Every(name, each.Item is TensorValue member ? member.Type : TensorType.Unknown);
        else if (value is ListValue list && Elements.Of(type) is { } element) AddList(types, arguments, name, element, list);
        else if (value is ListValue tuple && tuple.Items.All(static i => i is NumberValue)) AddNumbers(arguments, name, tuple);
        else arguments.Unknown(name);
    }

    // Null would be allowed here, and may have been passed.
    static bool IsOptional(ITypeSymbol declared, Value value) => declared.NullableAnnotation == NullableAnnotation.Annotated && value is not TensorValue { MayBeNull: false };

    static void AddList(KnownTypes types, Arguments arguments, string name, ITypeSymbol element, ListValue list)
    {
        if (types.IsTensor(element)) arguments.Types(name, [.. list.Items.Select(static i => i is TensorValue tensor ? tensor.Type : TensorType.Unknown)]);
        else if (KnownTypes.Is(element, types.DimRef) || KnownTypes.Is(element, types.Dim)) AddDims(arguments, name, list.Items);
        else if (KnownTypes.Is(element, types.Axis)) AddAxes(arguments, name, list.Items);
        else if (KnownTypes.Is(element, types.At)) arguments.Items(name, [.. list.Items.Select(IndexItems.Of)]);
        else if (element is INamedTypeSymbol { IsTupleType: true } tuple) AddColumns(types, arguments, tuple, list);
        else if (list.Items.All(static i => i is NumberValue)) AddNumbers(arguments, name, list);
        else arguments.Unknown(name);
    }

    static void AddDims(Arguments arguments, string name, IEnumerable<Value> items)
    {
        if (items.All(static i => i is DimValue)) arguments.Dims(name, [.. items.Cast<DimValue>().Select(static d => d.Dim)]);
        else arguments.Unknown(name);
    }

    static void AddAxes(Arguments arguments, string name, IEnumerable<Value>? items)
    {
        if (items is not null && items.All(static i => i is AxisValue)) arguments.KnownAxes(name, [.. items.Cast<AxisValue>().Select(static a => new KnownAxis(a.Slot, a.Size))]);
        else arguments.Unknown(name);
    }

    // (from, to) pairs: one list per element of the tuple, under its name.
    static void AddColumns(KnownTypes types, Arguments arguments, INamedTypeSymbol tuple, ListValue rows)
    {
        for (int column = 0; column < tuple.TupleElements.Length; column++)
        {
            string name = tuple.TupleElements[column].Name;
            var items = rows.Items.Select(row => row is ListValue { Items: var cells } && cells.Length > column ? cells[column] : Value.Unknown).ToList();
            if (KnownTypes.Is(tuple.TupleElements[column].Type, types.DimRef)) AddDims(arguments, char.ToLowerInvariant(name[0]) + name.Substring(1), items);
        }
    }

    // One number for a type of its own (a stride per dim) is that for each.
    static void AddNumber(Arguments arguments, string name, NumberValue number, ITypeSymbol type)
    {
        AddNumber(arguments, name, number);
        if (type.SpecialType != SpecialType.None) return;
        for (int i = 0; i < MostSpatialDims; i++) AddNumber(arguments, name + i, number);
    }

    static void AddNumber(Arguments arguments, string name, NumberValue number)
    {
        if (number.Constant is { } constant) arguments.Integer(name, constant);
        else arguments.Integer(name, number.Size);
    }

    static void AddNumbers(Arguments arguments, string name, ListValue list)
    {
        arguments.Unknown(name);
        for (int i = 0; i < list.Items.Length; i++) AddNumber(arguments, name + i, (NumberValue)list.Items[i]);
    }
}

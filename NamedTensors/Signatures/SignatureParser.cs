namespace NamedTorch.Signatures;

/// <summary>Recursive descent over a signature; the language is described in docs/rules/NT3004.md.</summary>
internal sealed class SignatureParser(string text)
{
    readonly Scanner scanner = new(text);

    public static Sequence<Form> Forms(string text)
    {
        var parser = new SignatureParser(text);
        var forms = new List<Form>();
        do forms.Add(parser.Form());
        while (parser.scanner.Take(';'));
        parser.End("';' or the end is expected");
        return new(forms);
    }

    public static Pattern SinglePattern(string text)
    {
        var parser = new SignatureParser(text);
        var pattern = parser.Pattern(isInput: true);
        parser.End("a dim or the end is expected");
        return pattern;
    }

    void End(string why)
    {
        scanner.SkipSpace();
        if (!scanner.AtEnd) throw scanner.Error(why);
    }

    Form Form()
    {
        var guards = new List<Guard>();
        scanner.SkipSpace();
        if (scanner.Take('['))
        {
            do guards.Add(Guard());
            while (scanner.Take(','));
            scanner.Expect(']', "',' or ']' is expected");
            scanner.SkipSpace();
        }
        var inputs = new List<Input>();
        if (!scanner.AtArrow)
            do inputs.Add(Input());
            while (scanner.Take(','));
        scanner.SkipSpace();
        if (!scanner.AtArrow) throw scanner.Error("'->' is expected");
        scanner.Position += 2;
        var outputs = new List<Output>();
        do outputs.Add(Output());
        while (scanner.Take(','));
        return new(new(guards), new(inputs), new(outputs));
    }

    Guard Guard()
    {
        scanner.SkipSpace();
        bool negated = scanner.Take('!');
        string parameter = scanner.Identifier("a parameter");
        scanner.SkipSpace();
        string? word = null;
        long? number = null;
        bool differs = !negated && scanner.Take('!');
        if (differs || !negated && scanner.Current == '=')
        {
            scanner.Expect('=', "'=' is expected");
            scanner.SkipSpace();
            bool negative = scanner.Take('-');
            if (negative || char.IsDigit(scanner.Current)) number = negative ? -scanner.Number() : scanner.Number();
            else word = scanner.Identifier("a word or a number");
        }
        scanner.SkipSpace();
        return new(parameter, negated || differs, word, number);
    }

    Input Input()
    {
        scanner.SkipSpace();
        int start = scanner.Position;
        if (scanner.AtIdentifier)
        {
            string name = scanner.Identifier("a name");
            scanner.SkipSpace();
            int mark = scanner.Position;
            bool optional = scanner.Take('?');
            if (optional) scanner.SkipSpace();
            if (scanner.Take(':')) return new(name, Pattern(isInput: true), optional);
            scanner.Position = mark;
            scanner.Position = start;
        }
        return new(null, Pattern(isInput: true));
    }

    Output Output()
    {
        scanner.SkipSpace();
        int start = scanner.Position;
        if (scanner.AtIdentifier)
        {
            string name = scanner.Identifier("a name");
            if (scanner.Current == '(') return Call(name, start);
            scanner.Position = start;
        }
        return new PatternOutput(Pattern(isInput: false));
    }

    Call Call(string function, int start)
    {
        if (!Primitives.Exists(function)) throw scanner.Error($"'{function}' is no primitive; there are {Primitives.List}", start);
        scanner.Expect('(', "'(' is expected");
        var arguments = new List<CallArgument>();
        do arguments.Add(Primitives.WantsSize(function, arguments.Count) ? SizeArgument() : Argument());
        while (scanner.Take(','));
        scanner.Expect(')', "',' or ')' is expected");
        if (!Primitives.Takes(function, arguments.Count))
            throw scanner.Error($"'{function}' takes {Primitives.Usage(function)}, not {arguments.Count} arguments", start);
        scanner.SkipSpace();
        return new(function, new(arguments));
    }

    SizeArgument SizeArgument()
    {
        scanner.SkipSpace();
        if (scanner.Current == '_' && !DimName.IsPart(scanner.Peek(1)) && scanner.Take('_'))
        {
            scanner.SkipSpace();
            return new(null);
        }
        var value = Sum(nested: true);
        scanner.SkipSpace();
        return new(value);
    }

    CallArgument Argument()
    {
        scanner.SkipSpace();
        int start = scanner.Position;
        CallArgument argument;
        if (scanner.Current == '.' && scanner.Take('.'))
        {
            scanner.Expect('.', "'..' is expected");
            scanner.Take('.');
            argument = new RestArgument();
        }
        else if (scanner.Take('?')) argument = new UnnamedArgument();
        else if (scanner.Take('('))
        {
            argument = new PatternArgument(Pattern(isInput: false, isNested: true));
            scanner.Expect(')', "')' is expected");
        }
        else if (char.IsDigit(scanner.Current) || scanner.Current == '-' && char.IsDigit(scanner.Peek(1)))
            argument = new NumberArgument(scanner.Take('-') ? -scanner.Number() : scanner.Number());
        else
        {
            string name = scanner.Identifier("a parameter, a number, a primitive, '..', '?' or '('");
            argument = scanner.Current == '(' ? new NestedCall(Call(name, start)) : new ParameterArgument(name);
        }
        scanner.SkipSpace();
        return argument;
    }

    Pattern Pattern(bool isInput, bool isNested = false)
    {
        scanner.SkipSpace();
        bool isSet = scanner.Current == '{';
        if (isSet && !isInput) throw scanner.Error("a set stands among the inputs only");
        scanner.Position += isSet ? 1 : 0;
        bool scalar = !isSet && !isNested && scanner.Take('(');
        if (scalar) scanner.Expect(')', "')' is expected");
        var terms = new List<Term>();
        for (scanner.SkipSpace(); !scalar && !AtPatternEnd(isSet, isNested); scanner.SkipSpace())
        {
            int start = scanner.Position;
            var term = Term();
            if (isInput && term is RowTerm row && (row.Join != RowJoin.None || terms.OfType<RowTerm>().Any()))
                throw scanner.Error(row.Join != RowJoin.None ? "rows are joined in outputs only" : "a second row: where the first ends is undecidable", start);
            if (isSet && term is DimTerm { Kind: not DimTermKind.Name }) throw scanner.Error("a set holds names and one row", start);
            terms.Add(term);
        }
        if (isSet) scanner.Expect('}', "'}' is expected");
        scanner.SkipSpace();
        return new(new(terms), isSet);
    }

    bool AtPatternEnd(bool isSet, bool isNested) => scanner.AtEnd || scanner.AtArrow || scanner.Current is ',' or ';'
        || isSet && scanner.Current == '}' || isNested && scanner.Current == ')';

    Term Term()
    {
        if (scanner.Current == '.')
        {
            scanner.Take('.');
            scanner.Expect('.', "'..' is expected");
            if (scanner.Take('.') || !scanner.AtIdentifier) return new RowTerm(RowJoin.None, new([""]));
            var names = new List<string> { scanner.Identifier("a row's name") };
            char sign = scanner.Current;
            var join = sign == '+' ? RowJoin.Unify : sign == '|' ? RowJoin.Union : RowJoin.None;
            while (join != RowJoin.None && scanner.Take(sign)) names.Add(scanner.Identifier("a row's name"));
            return new RowTerm(join, new(names));
        }
        if (scanner.Take('?')) return new DimTerm(DimTermKind.Unnamed, "", Size());
        if (scanner.Take('\'')) return new DimTerm(DimTermKind.Variable, scanner.Identifier("a dim variable's name"), Size());
        if (scanner.Current == '_' && !DimName.IsPart(scanner.Peek(1)) && scanner.Take('_')) return new DimTerm(DimTermKind.Unknown, "", Size());
        string name = scanner.Identifier("a dim, '..', '?' or '_'");
        while (scanner.Take('*')) name += "*";
        return new DimTerm(DimTermKind.Name, name, Size());
    }

    SizeTerm? Size() => scanner.Take('=') ? Sum(nested: false) : null;

    SizeTerm Sum(bool nested)
    {
        var left = Product(nested);
        while (Operator('+', '-', nested) is { } sign) left = new BinaryTerm(sign, left, Product(nested));
        return left;
    }

    SizeTerm Product(bool nested)
    {
        var left = Atom(nested);
        while (Operator('*', '/', nested) is { } sign) left = new BinaryTerm(sign, left, Atom(nested));
        return left;
    }

    SizeTerm Atom(bool nested)
    {
        if (nested) scanner.SkipSpace();
        if (scanner.Take('('))
        {
            var inner = Sum(nested: true);
            scanner.SkipSpace();
            scanner.Expect(')', "')' is expected");
            return inner;
        }
        return char.IsDigit(scanner.Current) ? new NumberTerm(scanner.Number()) : SizeName();
    }

    SizeNameTerm SizeName()
    {
        string name = scanner.Identifier("a size");
        return char.IsDigit(scanner.Peek(1)) && scanner.Take('?') ? new(name, scanner.Number()) : new(name);
    }

    // Outside of parentheses a space ends the size, since the next term follows.
    char? Operator(char first, char second, bool nested)
    {
        if (nested) scanner.SkipSpace();
        char c = scanner.Current;
        if ((c != first && c != second) || scanner.AtArrow) return null;
        scanner.Position++;
        return c;
    }
}

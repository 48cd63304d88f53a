using System.Globalization;
using System.Runtime.CompilerServices;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>
/// Makes a tree of a formula. From the loosest to the tightest: comparisons; <c>&amp;</c>; <c>+ -</c>; <c>* / %</c>; a sign;
/// <c>^</c>; a <c>%</c> behind which no operand stands, for hundredths. A formula that can't be read is a tree that gives
/// <c>#ERROR!</c>.
/// </summary>
internal sealed class Parser
{
    private static readonly Dictionary<string, Function>[] s_levels =
    [
        new()
        {
            ["="] = LogicFunctions.Equal, ["=="] = LogicFunctions.Equal,
            ["<>"] = LogicFunctions.Unequal, ["!="] = LogicFunctions.Unequal,
            ["<"] = LogicFunctions.LessThan, ["<="] = LogicFunctions.LessThanOrEqual,
            [">"] = LogicFunctions.Greater, [">="] = LogicFunctions.GreaterOrEqual,
        },
        new() { ["&"] = TextFunctions.Concatenate },
        new() { ["+"] = ArithmeticFunctions.Add, ["-"] = ArithmeticFunctions.Subtract },
        new()
        {
            ["*"] = ArithmeticFunctions.Multiply, ["/"] = ArithmeticFunctions.Divide, ["%"] = ArithmeticFunctions.Remainder,
        },
    ];

    private readonly List<FormulaToken> _tokens;
    private int _position;

    private Parser(string formula) => _tokens = FormulaTokenizer.Read(formula);

    private FormulaToken Current => _tokens[_position];

    public static Node Parse(string formula)
    {
        var parser = new Parser(formula);
        try
        {
            var tree = parser.Level(0);
            return parser.Current.Kind == FormulaTokenKind.End ? tree : new Literal(ErrorValue.Syntax);
        }
        catch (ValueException failure)
        {
            return new Literal(failure.Error);
        }
    }

    private Node Level(int level)
    {
        if (level == s_levels.Length)
            return Signed();
        var left = Level(level + 1);
        while (Current.Kind == FormulaTokenKind.Operator && s_levels[level].TryGetValue(Current.Text, out var function))
        {
            _position++;
            left = new Call(function, [left, Level(level + 1)]);
        }

        return left;
    }

    private Node Signed()
    {
        // However deep a formula is nested, it must not break the process.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Unreadable();
        if (TakeOperator("-"))
            return new Call(ArithmeticFunctions.Subtract, [new Literal(0d), Signed()]);
        return TakeOperator("+") ? Signed() : Raised();
    }

    // To the right: 2^3^2 is 2^9. The exponent may have a sign.
    private Node Raised()
    {
        var left = Operand();
        while (IsPercent())
        {
            _position++;
            left = new Call(ArithmeticFunctions.Divide, [left, new Literal(100d)]);
        }

        return TakeOperator("^") ? new Call(ArithmeticFunctions.Power, [left, Signed()]) : left;
    }

    // With an operand behind it, a % is the operator of remainders.
    private bool IsPercent() => Current is { Kind: FormulaTokenKind.Operator, Text: "%" }
        && _tokens[_position + 1].Kind is not (FormulaTokenKind.Number or FormulaTokenKind.Text or FormulaTokenKind.Reference
            or FormulaTokenKind.Name or FormulaTokenKind.Open);

    private Node Operand()
    {
        var token = Current;
        _position++;
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                return Number(token.Text);
            case FormulaTokenKind.Text:
                return new Literal(token.Text);
            case FormulaTokenKind.Reference:
                return new Reference(token.Text);
            case FormulaTokenKind.Name:
                return Current.Kind == FormulaTokenKind.Open ? Function(token.Text) : Constant(token.Text);
            case FormulaTokenKind.Open:
                var inner = Level(0);
                Take(FormulaTokenKind.Close);
                return inner;
            default:
                throw Unreadable();
        }
    }

    private Node Function(string name)
    {
        Take(FormulaTokenKind.Open);
        var arguments = new List<Node>();
        while (Current.Kind != FormulaTokenKind.Close)
        {
            if (arguments.Count > 0)
                Take(FormulaTokenKind.Comma);
            arguments.Add(Level(0));
        }

        Take(FormulaTokenKind.Close);
        // Constants may be written as calls: true().
        return FunctionCatalogue.FindInFormulas(name) switch
        {
            { LinkFormula: not null } ofLinks => LinkCallReader.Read(ofLinks, arguments),
            { } function => new Call(FunctionLibrary.InFormulas(function.Name), WithNamedColumns(function, arguments)),
            null => arguments.Count == 0 ? Constant(name) : new Literal(ErrorValue.Name),
        };
    }

    // Where the values of one column are counted, a text is its name.
    private static List<Node> WithNamedColumns(FunctionFacts function, List<Node> arguments) =>
        arguments is [Literal { Value: string name }] && function.Parameter(0) == ParameterKind.Items
            ? [new Reference(name)]
            : arguments;

    // One that is too large for a number is none, as with the results of functions.
    private static Literal Number(string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new Literal(double.IsFinite(number) ? number : null);
    }

    private static Literal Constant(string name) =>
        new(FunctionLibrary.TryConstant(name, out var value) ? value : ErrorValue.Name);

    private bool TakeOperator(string sign)
    {
        if (Current.Kind != FormulaTokenKind.Operator || Current.Text != sign)
            return false;
        _position++;
        return true;
    }

    private void Take(FormulaTokenKind kind)
    {
        if (Current.Kind != kind)
            throw Unreadable();
        _position++;
    }

    private static ValueException Unreadable() => new(ErrorValue.Syntax);
}

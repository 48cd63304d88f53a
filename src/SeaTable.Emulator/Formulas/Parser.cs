using System.Globalization;
using System.Runtime.CompilerServices;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Formulas;

/// <summary>
/// Makes a tree of a formula. From the loosest to the tightest: comparisons; <c>&amp;</c>; <c>+ -</c>; <c>* /</c>; a sign;
/// <c>^</c>. A formula that can't be read is a tree that gives <c>#ERROR!</c>.
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
        new() { ["+"] = NumberFunctions.Add, ["-"] = NumberFunctions.Subtract },
        new() { ["*"] = NumberFunctions.Multiply, ["/"] = NumberFunctions.Divide },
    ];

    private readonly List<Token> _tokens;
    private int _position;

    private Parser(string formula) => _tokens = Tokenizer.Read(formula);

    private Token Current => _tokens[_position];

    public static Node Parse(string formula)
    {
        var parser = new Parser(formula);
        try
        {
            var tree = parser.Level(0);
            return parser.Current.Kind == TokenKind.End ? tree : new Literal(ErrorValue.Syntax);
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
        while (Current.Kind == TokenKind.Operator && s_levels[level].TryGetValue(Current.Text, out var function))
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
            return new Call(NumberFunctions.Subtract, [new Literal(0d), Signed()]);
        return TakeOperator("+") ? Signed() : Raised();
    }

    // To the right: 2^3^2 is 2^9. The exponent may have a sign.
    private Node Raised()
    {
        var left = Operand();
        return TakeOperator("^") ? new Call(NumberFunctions.Power, [left, Signed()]) : left;
    }

    private Node Operand()
    {
        var token = Current;
        _position++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture));
            case TokenKind.Text:
                return new Literal(token.Text);
            case TokenKind.Reference:
                return new Reference(token.Text);
            case TokenKind.Name:
                return Current.Kind == TokenKind.Open ? Function(token.Text) : Constant(token.Text);
            case TokenKind.Open:
                var inner = Level(0);
                Take(TokenKind.Close);
                return inner;
            default:
                throw Unreadable();
        }
    }

    private Node Function(string name)
    {
        Take(TokenKind.Open);
        var arguments = new List<Node>();
        while (Current.Kind != TokenKind.Close)
        {
            if (arguments.Count > 0)
                Take(TokenKind.Comma);
            arguments.Add(Level(0));
        }

        Take(TokenKind.Close);
        if (FunctionLibrary.Find(name) is { } function)
            return new Call(function, arguments);
        // Constants may be written as calls: true().
        return arguments.Count == 0 ? Constant(name) : new Literal(ErrorValue.Name);
    }

    private static Literal Constant(string name) =>
        new(FunctionLibrary.TryConstant(name, out var value) ? value : ErrorValue.Name);

    private bool TakeOperator(string sign)
    {
        if (Current.Kind != TokenKind.Operator || Current.Text != sign)
            return false;
        _position++;
        return true;
    }

    private void Take(TokenKind kind)
    {
        if (Current.Kind != kind)
            throw Unreadable();
        _position++;
    }

    private static ValueException Unreadable() => new(ErrorValue.Syntax);
}

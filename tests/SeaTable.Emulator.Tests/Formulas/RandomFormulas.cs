using System.Globalization;

namespace SeaTable.Emulator.Tests.Formulas;

/// <summary>Random formulas: sound ones, some with arguments that fit nowhere, and some that are torn apart.</summary>
internal sealed class RandomFormulas(int seed, IReadOnlyList<string> columns)
{
    private static readonly string[] s_operators = ["+", "-", "*", "/", "%", "^", "&", "=", "<>", "<", ">=", "%  "];

    private static readonly string[] s_constants =
    [
        "0", "1", "-1", "2.5", "1e308", "1e-308", "1e999", "99999999999999999999", "''", "'a'", "'12'", "'2024-02-29'",
        "'9999-12-31 23:59'", "'0001-01-01'", "'2024'", "'1e400'", "'NaN'", "'∞'", "'\\n'", "true", "false", "pi", "e", "now()",
        "today()", "date(9999, 12, 31)", "date(1, 1, 1)", "'D'", "'Monday'", "'days'", "'euro'", "'YYYY-MM-DD [x'", "' '", "nope",
    ];

    private static readonly string[] s_functions =
    [
        "add", "subtract", "multiply", "divide", "mod", "power", "abs", "ceiling", "floor", "even", "odd", "exp", "int", "lg",
        "ln", "log", "round", "rounddown", "roundup", "sign", "sqrt", "sum", "max", "min", "large", "small", "average", "count",
        "counta", "countall", "countblank", "countItems", "concatenate", "left", "right", "mid", "len", "lower", "upper", "trim",
        "replace", "rept", "T", "text", "value", "exact", "find", "search", "substitute", "date", "dateAdd", "dateDif", "days",
        "hours", "months", "eomonth", "networkdays", "weekday", "weeknum", "isoweeknum", "startofweek", "year", "quarter",
        "second", "toDate", "isodate", "isomonth", "datetimeFormat", "and", "or", "xor", "not", "if", "ifs", "switch", "country",
        "countlinks", "rollup", "lookup", "findmax", "nosuchfunction",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var formula = Expression(_random.Next(1, 6));
        if (_random.Next(6) > 0)
            return formula;
        var (start, count) = (_random.Next(formula.Length), _random.Next(1, 4));
        return formula.Remove(start, Math.Min(count, formula.Length - start))
            .Insert(start, Any(["(", ")", "'", "{", "}", ",", "\\"]));
    }

    private string Expression(int depth) => (depth == 0 ? _random.Next(2) : _random.Next(8)) switch
    {
        0 => Any(s_constants),
        1 => "{" + Any(columns) + "}",
        2 => "(" + Expression(depth - 1) + ")",
        3 => "-" + Expression(depth - 1),
        4 => Expression(depth - 1) + " " + Any(s_operators) + " " + Expression(depth - 1),
        5 => Linked(depth),
        _ => Call(depth),
    };

    private string Call(int depth)
    {
        var arguments = Enumerable.Range(0, _random.Next(5)).Select(_ => Expression(depth - 1));
        return $"{Any(s_functions)}({string.Join(", ", arguments)})";
    }

    private string Linked(int depth)
    {
        var condition = "\"" + Expression(Math.Min(depth - 1, 1)).Replace("\"", "", StringComparison.Ordinal) + "\"";
        var column = Any(columns);
        return _random.Next(4) switch
        {
            0 => $"countlinks('Peers', {condition})",
            1 => $"rollup('Peers', '{column}', '{Any(["sum", "max", "concatenate", "count", "mode"])}', {condition})",
            2 => $"lookup(findmin('Peers', '{column}'), '{Any(columns)}')",
            _ => string.Create(CultureInfo.InvariantCulture, $"sum({{Peers.{column}}})"),
        };
    }

    private string Any(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}

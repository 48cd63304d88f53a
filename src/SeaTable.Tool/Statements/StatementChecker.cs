using System.Globalization;
using SeaTable.Sql;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Statements;

/// <summary>Checks statements before they are sent, by the analyzer's own code.</summary>
internal static class StatementChecker
{
    /// <summary>Checks a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="parameters">The values of its parameters, as they were typed.</param>
    /// <param name="schema">The base; null to look only at how it is written.</param>
    /// <exception cref="ToolException">There are more or fewer values than parameters.</exception>
    public static Statement Check(string text, IReadOnlyList<string> parameters, SqlSchema? schema)
    {
        var values = parameters.Select(Value).ToArray();
        var check = Check(text, values, schema);
        var places = check.Tokens.Count(token => token.Kind == SqlTokenKind.Parameter);
        if (places != values.Length)
        {
            throw new ToolException(
                $"The statement has {Words.Count(places, "parameter")} (?), and {Words.Count(values.Length, "value")} given by " +
                "--param. Give one for each, in their order.");
        }

        // What looks like a number may be meant as a text, such as a postcode: then the column says so.
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not (long or decimal) || check.Errors == 0)
                continue;

            object?[] others = [.. values];
            others[i] = parameters[i];
            var other = Check(text, others, schema);
            if (other.Errors < check.Errors)
                (values, check) = (others, other);
        }

        return new Statement(text, check, values);
    }

    private static SqlCheck Check(string text, object?[] values, SqlSchema? schema) =>
        SqlCheck.Of(text, schema, _ => [.. values.Select(TypeOf)]);

    /// <summary>A number, a truth, nothing, or a text; one in quotes is a text whatever is in it.</summary>
    private static object? Value(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "null" => null,
        ['"', .. var quoted, '"'] => quoted,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text => whole,
        _ when text.Contains('.', StringComparison.Ordinal) && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            => number,
        _ => text,
    };

    private static SqlType TypeOf(object? value) => SqlType.Of(value switch
    {
        null => SqlKind.Null,
        bool => SqlKind.Boolean,
        string => SqlKind.Text,
        _ => SqlKind.Number,
    });
}

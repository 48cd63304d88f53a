using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>The values that stand in a statement itself or travel beside it.</summary>
internal sealed class SqlConstants(IReadOnlyList<JsonElement> parameters)
{
    /// <summary>Gets the value of a constant expression: null, a number, a text, a boolean or a list of those.</summary>
    public bool TryGet(SqlExpressionNode expression, out object? value)
    {
        (var found, value) = expression switch
        {
            SqlTextLiteral text => (true, text.Value),
            SqlNumberLiteral number => (true, number.Value),
            SqlBooleanLiteral truth => (true, truth.Value),
            SqlNullLiteral => (true, null),
            SqlParameterMarker parameter => (true, Value(parameters[parameter.Index])),
            SqlUnary { Operator: SqlUnaryOperator.Minus } unary when TryNumber(unary.Operand, out var number) =>
                (true, -number),
            SqlUnary { Operator: SqlUnaryOperator.Plus } unary when TryNumber(unary.Operand, out var number) => (true, number),
            _ => (false, null),
        };
        return found;
    }

    /// <summary>Gets the values of a list, of which all must be constants; a parameter may be a list itself.</summary>
    public bool TryGetList(SqlList list, [NotNullWhen(true)] out List<object?>? values)
    {
        values = [];
        foreach (var item in list.Items)
        {
            if (item is SqlList inner && TryGetList(inner, out var items))
                values.AddRange(items);
            else if (!TryGet(item, out var value))
                return (values = null) is not null;
            else if (value is IReadOnlyList<object?> several)
                values.AddRange(several);
            else
                values.Add(value);
        }

        return true;
    }

    /// <summary>Gets a constant as a client would have sent it in a row.</summary>
    public JsonElement Json(SqlExpressionNode expression) => expression switch
    {
        SqlParameterMarker parameter => parameters[parameter.Index],
        SqlList list => JsonSerializer.SerializeToElement(list.Items.Select(Json)),
        _ => JsonSerializer.SerializeToElement(TryGet(expression, out var value) ? value : null),
    };

    private bool TryNumber(SqlExpressionNode expression, out double number)
    {
        number = TryGet(expression, out var value) && value is double found ? found : double.NaN;
        return !double.IsNaN(number);
    }

    private static object? Value(JsonElement parameter) => parameter.ValueKind switch
    {
        JsonValueKind.String => parameter.GetString(),
        JsonValueKind.Number => parameter.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => parameter.EnumerateArray().Select(Value).ToList(),
        _ => null,
    };
}

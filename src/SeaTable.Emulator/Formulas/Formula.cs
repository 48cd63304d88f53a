using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Formulas;

/// <summary>The formula of one column, parsed once and computed for row after row.</summary>
internal sealed class Formula(EmulatedSchema schema, Table table, Column column) : ColumnFormula(column)
{
    private readonly Node _tree = column.DataText("formula") is { } formula ? Parser.Parse(formula) : new Literal(null);
    private readonly FormulaScope _scope = new(schema, table);

    public override object? Compute(StoredRow row, ReadContext context)
    {
        var value = _scope.Evaluate(_tree, row, context);
        if (value is DurationValue duration)
            value = duration.Seconds;
        return IsForeignChoice(value) ? null : FormulaResultConversion.Of(value, Column, context.TimeZone);
    }

    // The first value that a choice may give decides on the type; the others are not turned into it.
    private bool IsForeignChoice(object? value) =>
        _tree is Call { Function.Facts.IsTypedByFirstChoice: true } && (Column.DataText("result_type"), value) switch
        {
            (_, null or ErrorValue) => false,
            (ResultTypes.Number, not double) => true,
            (ResultTypes.Text, double or bool or DateValue) => true,
            (ResultTypes.Date, not DateValue) => true,
            (ResultTypes.Boolean, not bool) => true,
            _ => false,
        };
}

/// <summary>
/// Converts a computed value to the type that the column promises. Errors stay; what can't be converted becomes one.
/// </summary>
internal static class FormulaResultConversion
{
    public static object? Of(object? value, Column column, TimeZoneInfo timeZone)
    {
        if (value is ErrorValue)
            return value;
        try
        {
            // Old bases have "column" here, and tables made by the API nothing: then the value tells the type.
            return column.DataText("result_type") switch
            {
                ResultTypes.Number => ValueConversion.IsEmpty(value) ? null : ValueConversion.Number(value),
                ResultTypes.Text => ValueConversion.Text(value) is { Length: > 0 } text ? text : null,
                ResultTypes.Date => ValueConversion.Date(value, timeZone),
                ResultTypes.Boolean => ValueConversion.Boolean(value),
                ResultTypes.List => value is IReadOnlyList<object?> || ValueConversion.IsEmpty(value) ? value : new[] { value },
                _ => ValueConversion.IsEmpty(value) && value is not IReadOnlyList<object?> ? null : value,
            };
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }
}

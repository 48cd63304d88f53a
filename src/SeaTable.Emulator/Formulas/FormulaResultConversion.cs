using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Formulas;

/// <summary>Brings a computed value to the type that the column promises. Errors pass; other misfits become one.</summary>
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
                "number" => ValueConversion.IsEmpty(value) ? null : ValueConversion.Number(value),
                "string" => ValueConversion.Text(value) is { Length: > 0 } text ? text : null,
                "date" => ValueConversion.Date(value, timeZone),
                "bool" => ValueConversion.Truth(value),
                "array" => value is IReadOnlyList<object?> || ValueConversion.IsEmpty(value) ? value : new[] { value },
                _ => ValueConversion.IsEmpty(value) && value is not IReadOnlyList<object?> ? null : value,
            };
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }
}

using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Values;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>An aggregate of a statement.</summary>
/// <param name="Call">Where it stands.</param>
/// <param name="Field">The stored column that SQLite aggregates by itself; null when it has to ask for the values.</param>
/// <param name="Type">What it gives.</param>
internal sealed record AggregateCall(SqlCall Call, Field? Field, SqlType Type)
{
    /// <summary>Gets the name, in capitals.</summary>
    public string Name => Call.Function.Text.ToUpperInvariant();

    /// <summary>
    /// Gets a value indicating whether the result is one of the values: that of a column keeps the column's type.
    /// </summary>
    public bool GivesOneOfTheValues => Name is "MIN" or "MAX";

    public static bool Is(SqlExpressionNode expression) =>
        expression is SqlCall call && FunctionCatalogue.FindInSql(call.Function.Text) is { IsAggregate: true };

    /// <summary>Decodes the result of SQLite.</summary>
    public object? Decode(object? result, TimeZoneInfo timeZone) => (GivesOneOfTheValues ? Field?.Kind : null, result) switch
    {
        (_, null) => null,
        // A sum that is too large is no number, and JSON has no word for it.
        (_, double number) when !double.IsFinite(number) => null,
        (_, long truth) when Type.Kind == SqlKind.Boolean => truth != 0,
        (StoredKind.Day, string day) => DateValue.Parse(day, timeZone),
        (StoredKind.Time or StoredKind.Moment, string time) => DateValue.Parse(time, timeZone),
        (StoredKind.Text, string text) => text,
        _ => EncodedValue.Decode(result),
    };
}

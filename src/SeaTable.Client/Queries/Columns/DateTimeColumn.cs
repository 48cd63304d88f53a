using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of dates with a time, which the server keeps to the minute.</summary>
public sealed class DateTimeColumn : DateTimeExpression, ISqlValue<DateTimeOffset?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DateTimeColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The moment, of which the seconds are dropped; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(DateTimeOffset? value) => new(Source, (ref CellWriter writer) => writer.WriteDateTime(value));

    DateTimeOffset? ISqlValue<DateTimeOffset?>.Read(ref CellReader reader) => reader.ReadDateTime();
}

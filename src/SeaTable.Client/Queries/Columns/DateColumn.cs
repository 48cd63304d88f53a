using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of dates without a time.</summary>
public sealed class DateColumn : DateExpression, ISqlValue<DateOnly?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DateColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The day; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(DateOnly? value) => new(Source, (ref CellWriter writer) => writer.WriteDate(value));

    DateOnly? ISqlValue<DateOnly?>.Read(ref CellReader reader) => reader.ReadDate();
}

using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A moment that the server sets: when a row was created, or last modified.</summary>
public sealed class TimestampColumn : DateTimeExpression, ISqlValue<DateTimeOffset?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public TimestampColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal TimestampColumn(ColumnSchema systemField)
        : base(new SqlSource(systemField))
    {
    }

    DateTimeOffset? ISqlValue<DateTimeOffset?>.Read(ref CellReader reader) => reader.ReadDateTime();
}

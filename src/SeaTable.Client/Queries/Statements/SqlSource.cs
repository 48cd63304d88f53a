using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>What an expression stands for: a column, or a function of one.</summary>
/// <param name="Column">The column as the schema knew it.</param>
/// <param name="Function">The function's name, if any; it takes the column and nothing else.</param>
/// <param name="Table">The table that the column belongs to; null for the fields that every table has.</param>
internal sealed record SqlSource(ColumnSchema Column, string? Function = null, TableSchema? Table = null)
{
    /// <summary>Gets the aggregate over the rows of a group; null for a value of each row.</summary>
    internal string? Aggregate { get; init; }

    /// <summary>Whether the function has to be asked whether there is a value, because the column can't be.</summary>
    internal bool IsCountry => Function == "country";

    internal static SqlSource Of(TableSchema table, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new SqlSource(table.Columns[column], Table: table);
    }
}

using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>A link column as the schema file knew it. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LinkSchema
{
    /// <summary>Makes the schema of a link column.</summary>
    /// <param name="tableId">The id of its table.</param>
    /// <param name="table">The name of its table.</param>
    /// <param name="columnKey">Its key.</param>
    /// <param name="column">Its name.</param>
    /// <param name="otherTableId">The id of the table at the other end.</param>
    public LinkSchema(string tableId, string table, string columnKey, string column, string otherTableId)
    {
        Table = new TableSchema(tableId, table);
        ColumnKey = columnKey;
        Column = column;
        OtherTableId = otherTableId;
    }

    internal LinkSchema(TableSchema table, ColumnSchema column, string otherTableId)
    {
        (Table, ColumnKey, Column, OtherTableId) = (table, column.Key, column.Name, otherTableId);
    }

    internal TableSchema Table { get; }

    internal string ColumnKey { get; }

    internal string Column { get; }

    internal string OtherTableId { get; }
}

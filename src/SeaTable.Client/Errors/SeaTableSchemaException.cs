namespace SeaTable;

/// <summary>
/// The base is not what the schema in the code says: a table or column is gone, has another type, or lacks an option. Thrown
/// before anything is sent, unless the message says otherwise.
/// </summary>
public sealed class SeaTableSchemaException : SeaTableException
{
    internal SeaTableSchemaException(string message, string table, string? column = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Table = table;
        Column = column;
    }

    /// <summary>The name of the table in the schema.</summary>
    public string Table { get; }

    /// <summary>The name of the column in the schema, when the difference is in a column.</summary>
    public string? Column { get; }
}

namespace SeaTable;

/// <summary>
/// The base is not what the schema in the code says: a table or column is gone, has another type, or lacks an option. Thrown
/// before anything is sent, unless the message says otherwise.
/// </summary>
public class SeaTableSchemaException : SeaTableException
{
    /// <summary>Initializes a new instance with the table and the column that differ.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="table">The name of the table in the schema.</param>
    /// <param name="column">The name of the column in the schema, when the difference is in a column.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableSchemaException(string message, string table, string? column = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Column = column;
    }

    /// <summary>The name of the table in the schema.</summary>
    public string Table { get; }

    /// <summary>The name of the column in the schema, when the difference is in a column.</summary>
    public string? Column { get; }
}

namespace SeaTable;

/// <summary>A difference between a base and the schema file that the code was generated from.</summary>
public sealed class SeaTableSchemaDifference
{
    /// <summary>Initializes a new instance with what differs.</summary>
    /// <param name="kind">What differs.</param>
    /// <param name="isBreaking">Whether the code can't do something any more that it was generated for.</param>
    /// <param name="message">The message that describes the difference.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column, when the difference is in a column.</param>
    /// <param name="option">The name of the option, when the difference is in an option.</param>
    public SeaTableSchemaDifference(
        SeaTableSchemaDifferenceKind kind, bool isBreaking, string message, string table, string? column = null,
        string? option = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(table);
        Kind = kind;
        IsBreaking = isBreaking;
        Message = message;
        Table = table;
        Column = column;
        Option = option;
    }

    /// <summary>Gets what differs.</summary>
    public SeaTableSchemaDifferenceKind Kind { get; }

    /// <summary>
    /// Gets a value that indicates whether the code can't do something any more that it was generated for, such as writing a
    /// column. What is renamed or new breaks nothing.
    /// </summary>
    public bool IsBreaking { get; }

    /// <summary>Gets the message that describes the difference: where it is, and what it means.</summary>
    public string Message { get; }

    /// <summary>Gets the name of the table: the one in the schema file, or of a new table the one in the base.</summary>
    public string Table { get; }

    /// <summary>
    /// Gets the name of the column: the one in the schema file, or of a new column the one in the base; <see langword="null"/>
    /// when the difference is in the table itself.
    /// </summary>
    public string? Column { get; }

    /// <summary>
    /// Gets the name of the option: the one in the schema file, or of a new option the one in the base; <see langword="null"/>
    /// when the difference is in no option.
    /// </summary>
    public string? Option { get; }

    /// <summary>Returns the <see cref="Message"/>.</summary>
    /// <returns>The message.</returns>
    public override string ToString() => Message;
}

/// <summary>What differs between a base and the schema file.</summary>
public enum SeaTableSchemaDifferenceKind
{
    /// <summary>The table is not in the base. Breaking.</summary>
    TableMissing,

    /// <summary>The table has another name.</summary>
    TableRenamed,

    /// <summary>The base has a table that the schema file lacks.</summary>
    TableAdded,

    /// <summary>The column is not in the base. Breaking.</summary>
    ColumnMissing,

    /// <summary>The column has another name.</summary>
    ColumnRenamed,

    /// <summary>The column has another type. Breaking, unless the values fit all the same, as those of text and email.</summary>
    ColumnRetyped,

    /// <summary>The base has a column that the schema file lacks.</summary>
    ColumnAdded,

    /// <summary>The option is not in the base, so it can be neither written nor asked for. Breaking.</summary>
    OptionMissing,

    /// <summary>The option has another name.</summary>
    OptionRenamed,

    /// <summary>The base has an option that the schema file lacks.</summary>
    OptionAdded,
}

namespace SeaTable;

/// <summary>
/// A value names an option that its column does not have: one that was made with <c>FromName</c> or read from JSON, so that the
/// mistake is that of whoever gave the name. Nothing was sent.
/// </summary>
/// <remarks>
/// An option of the schema file that the base has no more is a <see cref="SeaTableSchemaException"/> that is not of this class.
/// </remarks>
public sealed class SeaTableOptionNotFoundException : SeaTableSchemaException
{
    /// <summary>Initializes a new instance with the column and the name.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="table">The name of the table in the schema.</param>
    /// <param name="column">The name of the column in the schema.</param>
    /// <param name="option">The name that no option has.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableOptionNotFoundException(
        string message, string table, string column, string option, Exception? innerException = null)
        : base(message, table, column, innerException)
    {
        ArgumentNullException.ThrowIfNull(option);
        Option = option;
    }

    /// <summary>Gets the name that no option of the column has.</summary>
    public string Option { get; }
}

namespace SeaTable;

/// <summary>
/// The base differs from the schema file that the code was generated from, in a way that breaks the code, and
/// <see cref="SeaTableSchemaDrift.Throw"/> is set. No row was read or written.
/// </summary>
public sealed class SeaTableSchemaDriftException : SeaTableException
{
    /// <summary>Initializes a new instance with the differences.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="differences">The differences that break the code.</param>
    public SeaTableSchemaDriftException(string message, IReadOnlyList<SeaTableSchemaDifference> differences)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(differences);
        Differences = differences;
    }

    /// <summary>Gets the differences that break the code, in the order of the schema file.</summary>
    public IReadOnlyList<SeaTableSchemaDifference> Differences { get; }
}

namespace SeaTable;

/// <summary>
/// What a client does when the base differs from the schema file that the code was generated from, in a way that breaks the code.
/// Names that changed, and what is new, break nothing.
/// </summary>
public enum SeaTableSchemaDrift
{
    /// <summary>
    /// Logs a warning, and goes on. It is looked whenever the base's metadata is read anyway, so it costs no call, and each
    /// difference is logged once.
    /// </summary>
    Warn,

    /// <summary>
    /// Throws a <see cref="SeaTableSchemaDriftException"/> before the first row is read or written, until the base is as it has
    /// to be. What changes after that is logged, so that no running program is stopped by it. It costs one call for a
    /// client whose first operation needs no metadata, such as reading a row by its id.
    /// </summary>
    Throw,

    /// <summary>Does not look.</summary>
    Ignore,
}

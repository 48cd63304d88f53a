namespace SeaTable;

/// <summary>What became of a row, or of what is known of it.</summary>
public enum SeaTableChangeKind
{
    /// <summary>The row is new.</summary>
    Inserted,

    /// <summary>Cells of the row were changed, or it was locked, unlocked, archived or taken back from the archive.</summary>
    Updated,

    /// <summary>The row is not there any more.</summary>
    Deleted,

    /// <summary>Links of the row were made or removed, from either side, and nothing else.</summary>
    Linked,

    /// <summary>
    /// Something was done to the table that this version of the library does not know and that names no row:
    /// <see cref="SeaTableChange{TRow}.OperationType"/> is what the server calls it.
    /// </summary>
    Unknown,

    /// <summary>
    /// Rows of the table may have changed without being named: read the table anew. It comes when the server does not tell any
    /// more what happened in between, when a column was given another type or was deleted, and when more rows have changed
    /// than are kept for a program that does not keep up.
    /// </summary>
    Resynchronize,
}

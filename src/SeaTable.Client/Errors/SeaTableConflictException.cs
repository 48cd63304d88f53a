namespace SeaTable;

/// <summary>
/// Rows were not updated, because somebody else has changed or deleted them since they were read. The rows keep their changes.
/// </summary>
/// <remarks>
/// <para>To try again, put the changes into <see cref="Current"/>, which is a row like any other that was read, and update
/// that.</para>
/// <para>A change that comes in the moment of the update itself may have come before or right after it, which the server does not
/// tell. Then the row is in <see cref="SeaTableWriteOutcome.Unknown"/> of the outcome, not in
/// <see cref="SeaTableWriteOutcome.NotStored"/>.</para>
/// </remarks>
public sealed class SeaTableConflictException : SeaTableException
{
    /// <summary>Initializes a new instance with the rows that were not updated.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="conflicts">The rows, one at least.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public SeaTableConflictException(string message, IReadOnlyList<SeaTableConflict> conflicts)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        if (conflicts.Count == 0)
            throw new ArgumentException("There is no conflict among them.", nameof(conflicts));

        Conflicts = conflicts;
    }

    /// <summary>Gets the rows that were not updated; the others of the call were.</summary>
    public IReadOnlyList<SeaTableConflict> Conflicts { get; }

    /// <summary>
    /// Gets the first of the rows as it is now, in the class of the table; <see langword="null"/> when it was deleted.
    /// </summary>
    public ISeaTableRow? Current => Conflicts[0].Current;
}

/// <summary>A row that was not updated, because somebody else was first.</summary>
public sealed class SeaTableConflict
{
    /// <summary>Initializes a new instance with the row.</summary>
    /// <param name="row">The row that was to be updated.</param>
    /// <param name="current">The row as it is now; <see langword="null"/> when it was deleted.</param>
    public SeaTableConflict(ISeaTableRow row, ISeaTableRow? current) => (Row, Current) = (row, current);

    /// <summary>Gets the row that was to be updated, with its changes.</summary>
    public ISeaTableRow Row { get; }

    /// <summary>Gets the row as it is now, in the class of the table; <see langword="null"/> when it was deleted.</summary>
    public ISeaTableRow? Current { get; }

    /// <summary>
    /// Whether the update was sent, so that it may have been stored before somebody else changed the row once more.
    /// </summary>
    internal bool MayBeStored { get; init; }
}

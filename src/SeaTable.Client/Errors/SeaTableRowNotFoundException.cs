using System.Net;

namespace SeaTable;

/// <summary>
/// A row that was to be updated or linked is not in the base: it was deleted since it was read, or its id was never that of a
/// row. The call changed nothing; of a range that takes several calls, those before it are done, which
/// <see cref="SeaTableException.Outcome"/> tells.
/// </summary>
/// <remarks>
/// Reading a row that is not there gives <see langword="null"/>, and deleting one succeeds. An update that is only to be made if
/// nobody has changed the row throws a <see cref="SeaTableConflictException"/> without a current row instead.
/// </remarks>
public sealed class SeaTableRowNotFoundException : SeaTableApiException
{
    /// <summary>Initializes a new instance with the status and the words of the server.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="statusCode">The HTTP status of the answer, which is 400 as a rule and not 404.</param>
    /// <param name="serverMessage">What the server said about it, if it said anything.</param>
    /// <param name="innerException">The cause, or <see langword="null"/> when there is none.</param>
    public SeaTableRowNotFoundException(
        string message, HttpStatusCode statusCode, string? serverMessage = null, Exception? innerException = null)
        : base(message, statusCode, serverMessage, innerException)
    {
    }

    /// <summary>
    /// The ids of the rows that were not found when the call had been refused; empty when the server did not tell. Of a range it
    /// takes one or more further calls to find them. When several calls of a range were refused, they are those of all of these.
    /// </summary>
    public IReadOnlyList<string> RowIds
    {
        get => _rowIds;
        init => _rowIds = value;
    }

    private IReadOnlyList<string> _rowIds = [];

    /// <inheritdoc/>
    internal override SeaTableException Besides(IReadOnlyCollection<SeaTableException> others)
    {
        var copy = (SeaTableRowNotFoundException)base.Besides(others);
        copy._rowIds = [.. RowIds, .. others.OfType<SeaTableRowNotFoundException>().SelectMany(other => other.RowIds)];
        return copy;
    }
}

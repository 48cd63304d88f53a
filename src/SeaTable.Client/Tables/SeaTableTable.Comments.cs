namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    private readonly SeaTableClient? _client;

    private SeaTableClient Client => _client ?? throw Mocking.NotReplaced(this);

    /// <summary>Writes a comment on a row. A token that may only read does it as well.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The comment may have been written all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <inheritdoc cref="SeaTableCommentOperations.AddAsync"/>
    public virtual Task AddCommentAsync(string rowId, string text, CancellationToken cancellationToken = default) =>
        Client.Comments.AddAsync(this, rowId, text, cancellationToken);

    /// <summary>Lists the comments on a row. What else is done with comments stands in <c>crm.Client.Comments</c>.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The comments.</returns>
    /// <inheritdoc cref="SeaTableCommentOperations.ListAsync"/>
    public virtual Task<IReadOnlyList<SeaTableComment>> GetCommentsAsync(
        string rowId, CancellationToken cancellationToken = default) => Client.Comments.ListAsync(rowId, cancellationToken);

    /// <summary>Counts the comments on a row.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many comments there are.</returns>
    /// <inheritdoc cref="SeaTableCommentOperations.CountAsync"/>
    public virtual Task<long> CountCommentsAsync(string rowId, CancellationToken cancellationToken = default) =>
        Client.Comments.CountAsync(rowId, cancellationToken);

    /// <summary>Gets what was done to a row, the latest first.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What was done, which is read page by page while it is asked for, as far back as the server keeps it.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs a call for a page of up to 100, and a last one. The server joins what a user does within five minutes. See
    /// https://api.seatable.com/reference/listrowactivities.
    /// </remarks>
    public virtual IAsyncEnumerable<SeaTableActivity> GetActivitiesAsync(
        string rowId, CancellationToken cancellationToken = default)
    {
        RowIds.Check(rowId);
        return Client.Operations.ReadActivities(rowId, cancellationToken);
    }
}

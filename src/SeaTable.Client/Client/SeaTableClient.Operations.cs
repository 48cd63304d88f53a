namespace SeaTable;

public partial class SeaTableClient
{
    /// <summary>Gets what creates, renames, copies and deletes the tables of the base.</summary>
    public virtual SeaTableTableOperations Tables => field ??= new(Session);

    /// <summary>Gets what inserts, changes and deletes columns, and the options of select columns.</summary>
    public virtual SeaTableColumnOperations Columns => field ??= new(Session);

    /// <summary>Gets what lists, creates, changes and deletes the views of tables.</summary>
    public virtual SeaTableViewOperations Views => field ??= new(Session);

    /// <summary>Gets what reads, writes and deletes comments on rows.</summary>
    public virtual SeaTableCommentOperations Comments => field ??= new(Session);

    /// <summary>Gets what reads, marks and deletes the notifications of the token's user.</summary>
    public virtual SeaTableNotificationOperations Notifications => field ??= new(Session);

    /// <summary>What is done to the base as a whole.</summary>
    internal BaseOperations Operations => field ??= new(Session);

    /// <summary>Asks the gateway of the server whether it is there. No token is sent.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that represents the operation, and fails when nobody is there.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or is none of SeaTable.</exception>
    /// <remarks>It costs a call that counts for no limit. See https://api.seatable.com/reference/ping.</remarks>
    public virtual Task PingAsync(CancellationToken cancellationToken = default) =>
        Operations.Server.PingAsync(cancellationToken);

    /// <summary>Gets the version and the edition of the server. No token is sent.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What the server says of itself.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs a call that counts for no limit. See https://api.seatable.com/reference/getserverinfo.</remarks>
    public virtual Task<SeaTableServerInfo> GetServerInfoAsync(CancellationToken cancellationToken = default) =>
        Operations.Server.ReadAsync(cancellationToken);

    /// <summary>Gets what the base is: its id and name, and the version by which changes are noticed.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What the base is now.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call, which reads the metadata anew.</remarks>
    public virtual Task<SeaTableBaseInfo> GetBaseInfoAsync(CancellationToken cancellationToken = default) =>
        Operations.GetInfoAsync(cancellationToken);

    /// <summary>Has the server keep the base as it is now, among its snapshots.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The snapshot may have been made all the
    /// same.</param>
    /// <returns>The snapshot; or that there is one of a short time ago.</returns>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so there may be a snapshot or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/createsnapshot.</remarks>
    public virtual Task<SeaTableSnapshot> CreateSnapshotAsync(CancellationToken cancellationToken = default) =>
        Operations.CreateSnapshotAsync(cancellationToken);

    /// <summary>Gets the operations that were applied to the base, the latest first.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The operations, which are read page by page while they are asked for, as far back as the server keeps
    /// them.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs a call for a page of up to 100, and a last one. What is done meanwhile is passed over. See
    /// https://api.seatable.com/reference/getbaseactivitylog.
    /// </remarks>
    public virtual IAsyncEnumerable<SeaTableOperation> GetOperationsAsync(CancellationToken cancellationToken = default) =>
        Operations.ReadOperations(cancellationToken);

    /// <summary>Gets the operations on the big-data storage of the base, the latest first.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The operations, which are read page by page while they are asked for.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs a call for a page of up to 100, and a last one. See
    /// https://api.seatable.com/reference/getbigdataoperations.</remarks>
    public virtual IAsyncEnumerable<SeaTableOperation> GetBigDataOperationsAsync(
        CancellationToken cancellationToken = default) => Operations.ReadBigDataOperations(cancellationToken);

    /// <summary>Takes back an operation on the big-data storage.</summary>
    /// <param name="operationId">The id of the operation, out of <see cref="GetBigDataOperationsAsync"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been taken back all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so it may be taken back or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/restorebigdataoperation.</remarks>
    public virtual Task RestoreBigDataOperationAsync(long operationId, CancellationToken cancellationToken = default) =>
        Operations.RestoreAsync(operationId, cancellationToken);

    /// <summary>Shows a message to a user who has the base open in the browser.</summary>
    /// <param name="userId">The id of the user, as cells of collaborators hold it.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">How it looks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been shown all the
    /// same.</param>
    /// <returns>A task that represents the operation. Nobody tells whether the user has seen it.</returns>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so it may have been shown or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/senduitoast.</remarks>
    public virtual Task SendToastAsync(
        string userId, string message, SeaTableToastType type = SeaTableToastType.Success,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(message);
        return Operations.SendToastAsync(userId, message, type, cancellationToken);
    }

    /// <summary>Begins to link all rows of a link that have equal values in other columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">The link.</param>
    /// <param name="matches">The columns that are compared; the rows have to be equal in all of them.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may be linked all the same.</param>
    /// <returns>The id of the task, for <see cref="GetAutoLinkStatusAsync"/>.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column, or it is no link.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so the task may have begun or not; beginning it
    /// again links nothing twice.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/createautolinks.</remarks>
    public virtual Task<string> StartAutoLinkAsync(
        TableReference table, ColumnReference link, IEnumerable<AutoLinkMatch> matches,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return Operations.StartAutoLinkAsync(table, link, matches, cancellationToken);
    }

    /// <summary>Asks how far a task is that links rows.</summary>
    /// <param name="taskId">The id, from <see cref="StartAutoLinkAsync"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How far it is.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/queryautolinktask.</remarks>
    public virtual Task<SeaTableTaskStatus> GetAutoLinkStatusAsync(
        string taskId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskId);
        return Operations.GetAutoLinkStatusAsync(taskId, cancellationToken);
    }
}

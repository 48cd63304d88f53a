using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SeaTable;

/// <summary>Reads, writes and deletes comments on rows: <c>crm.Client.Comments</c>.</summary>
/// <remarks>A token that may only read writes comments as well.</remarks>
public class SeaTableCommentOperations
{
    private readonly BaseCalls? _calls;
    private readonly ClientSession? _session;

    internal SeaTableCommentOperations(ClientSession session) => (_calls, _session) = (new BaseCalls(session), session);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableCommentOperations()
    {
    }

    private ClientSession Session => _session ?? throw Mocking.NotReplaced(this);

    private BaseCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    /// <summary>Lists the comments on a row.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The comments.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/listrowcomments.</remarks>
    public virtual Task<IReadOnlyList<SeaTableComment>> ListAsync(string rowId, CancellationToken cancellationToken = default)
    {
        RowIds.Check(rowId);
        return Calls.ReadAsync<IReadOnlyList<SeaTableComment>>(
            new ServerRequest(
                HttpMethod.Get, $"comments/?row_id={Uri.EscapeDataString(rowId)}", $"reading comments on row {rowId}"),
            static answer => answer.ValueKind == JsonValueKind.Array
                ? MetadataReader.List(answer, SeaTableComment.Read)
                : null,
            cancellationToken);
    }

    /// <summary>Counts the comments on a row.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many comments there are.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/countrowcomments.</remarks>
    public virtual async Task<long> CountAsync(string rowId, CancellationToken cancellationToken = default)
    {
        RowIds.Check(rowId);
        var count = await Calls.ReadAsync(
            new ServerRequest(
                HttpMethod.Get, $"comments-count/?row_id={Uri.EscapeDataString(rowId)}", $"counting comments on row {rowId}"),
            static answer => (object?)answer.Number("count"), cancellationToken).ConfigureAwait(false);
        return (long)count;
    }

    /// <summary>Counts the comments on all rows that have some.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids of rows, each with how many comments it has.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. Servers pass over comments that are half a year old.</remarks>
    public virtual Task<IReadOnlyDictionary<string, long>> CountByRowAsync(CancellationToken cancellationToken = default) =>
        Calls.ReadAsync<IReadOnlyDictionary<string, long>>(
            new ServerRequest(HttpMethod.Get, "rows-comments-num/", "counting comments") { Place = RequestPlace.Web },
            static answer => answer.Member("rows_comments_num") is { ValueKind: JsonValueKind.Object } rows
                ? rows.EnumerateObject().ToDictionary(row => row.Name, row => row.Value.GetInt64(), StringComparer.Ordinal)
                : null,
            cancellationToken);

    /// <summary>Lists the comments of the last days, on whatever row.</summary>
    /// <param name="days">How many days.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The comments.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/listrowcommentswithindays.</remarks>
    public virtual Task<IReadOnlyList<SeaTableComment>> ListRecentAsync(
        int days, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        return Calls.ReadAsync<IReadOnlyList<SeaTableComment>>(
            new ServerRequest(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"comments-within-days/?days={days}"),
                "reading the latest comments"),
            static answer => answer.Member("comments") is { ValueKind: JsonValueKind.Array } list
                ? MetadataReader.List(list, SeaTableComment.Read)
                : null,
            cancellationToken);
    }

    /// <summary>Gets a comment.</summary>
    /// <param name="commentId">The comment's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The comment.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is no such
    /// comment.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/getrowcomment.</remarks>
    public virtual Task<SeaTableComment> GetAsync(long commentId, CancellationToken cancellationToken = default) =>
        Calls.ReadAsync(Request(HttpMethod.Get, commentId, "reading"), SeaTableComment.Read, cancellationToken);

    /// <summary>Writes a comment on a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rowId">The row's id.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The comment may have been written all the
    /// same.</param>
    /// <returns>A task that represents the operation; servers name no id.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    /// <exception cref="SeaTableRowNotFoundException">There is no such row.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so the comment may be there or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call, to the web server, since the gateway takes no comments before SeaTable 6.2.</remarks>
    public virtual async Task AddAsync(
        TableReference table, string rowId, string text, CancellationToken cancellationToken = default)
    {
        RowIds.Check(rowId);
        ArgumentException.ThrowIfNullOrEmpty(text);
        var metadata = table.Id is null
            ? await Session.Metadata.GetRecentAsync(cancellationToken).ConfigureAwait(false)
            : null;
        var tableId = table.Id ?? metadata!.Find(table).Id;
        var request = new ServerRequest(HttpMethod.Post, "comments/", $"commenting on row {rowId} of table {table}")
        {
            Place = RequestPlace.Web,
            IsOpenToReaders = true,
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, tableId);
                json.WriteString("row_id"u8, rowId);
                json.WriteString("comment"u8, text);
            }),
        };
        await Calls.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks a comment as done, or as not done.</summary>
    /// <param name="commentId">The comment's id.</param>
    /// <param name="isResolved">Whether it is done.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been marked all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; marking it again is safe.</exception>
    /// <remarks>It costs one call, to the web server.</remarks>
    public virtual Task ResolveAsync(
        long commentId, bool isResolved = true, CancellationToken cancellationToken = default) => Calls.SendAsync(
            Request(HttpMethod.Put, commentId, "marking") with
            {
                Place = RequestPlace.Web,
                Body = JsonBody.Write(json =>
                {
                    json.WriteStartObject("options"u8);
                    json.WriteBoolean("resolved"u8, isResolved);
                    json.WriteEndObject();
                }),
            },
            cancellationToken);

    /// <summary>Deletes a comment. One that is not there any more is no error.</summary>
    /// <param name="commentId">The comment's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; deleting it again is safe.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/deleterowcomment.</remarks>
    public virtual async Task DeleteAsync(long commentId, CancellationToken cancellationToken = default)
    {
        var request = Request(HttpMethod.Delete, commentId, "deleting") with
        {
            IsAnswer = static e => e.StatusCode == HttpStatusCode.NotFound,
        };
        try
        {
            await Calls.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (e.StatusCode == HttpStatusCode.NotFound && e.ServerMessage is { Length: > 0 })
        {
            // It was there no more, or a try before deleted it.
        }
    }

    private static ServerRequest Request(HttpMethod method, long commentId, string verb) => new(
        method, string.Create(CultureInfo.InvariantCulture, $"comments/{commentId}/"), $"{verb} comment {commentId}")
    {
        IsOpenToReaders = true,
    };
}

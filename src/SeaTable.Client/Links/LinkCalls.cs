using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Sends the operations on the links of one column: <c>…/links/</c> and <c>…/query-links/</c>.</summary>
internal sealed class LinkCalls(ClientSession session, LinkSchema schema)
{
    /// <summary>The most links of a row that one answer gives.</summary>
    internal const int PageSize = ServerLimits.LinksPerQueryMost;

    /// <summary>The most rows whose links one call changes.</summary>
    private const int MaxRows = ServerLimits.RowsPerLinkCall;

    /// <summary>Row ids, each with the ids of the rows at the other end.</summary>
    internal async Task SendAsync(
        HttpMethod method, string doing, Dictionary<string, List<string>> links, CancellationToken cancellationToken)
    {
        var before = 0;
        foreach (var part in links.Chunk(MaxRows))
        {
            var what = doing + Where + Batches.Part(before, part.Length, links.Count);
            try
            {
                await SendPartAsync(method, what, () => part, null, cancellationToken).ConfigureAwait(false);
            }
            catch (SeaTableApiException e) when (MissingRow.IsReportedBy(e))
            {
                if (before > 0)
                    e.SetMayBeApplied();

                throw MissingRow.AmongLinks(e, part);
            }
            catch (SeaTableException e) when (before > 0)
            {
                e.SetMayBeApplied(); // The refusal of one call says nothing of those before.
                throw;
            }
            catch (OperationCanceledException e) when (before > 0 && e is not SeaTableCanceledException)
            {
                throw new SeaTableCanceledException(
                    $"The call was cancelled while {what}. Those before are done.", null, e, cancellationToken);
            }

            before += part.Length;
        }
    }

    /// <summary>Sends links for several callers, as many as one call takes.</summary>
    /// <param name="method">What is done with them.</param>
    /// <param name="doing">The same in words.</param>
    /// <param name="links">Gives the links for each try, at the last moment before it is sent.</param>
    /// <param name="onNothingDone">Is told that nothing was done so far, before it is sent again.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal Task SendAsync(
        HttpMethod method, string doing, Func<IEnumerable<KeyValuePair<string, List<string>>>> links, Action onNothingDone,
        CancellationToken cancellationToken) =>
        SendPartAsync(method, doing + Where, links, onNothingDone, cancellationToken);

    /// <summary>Sends the links of some rows; once more when the server refuses because the column has been made anew.</summary>
    private async Task SendPartAsync(
        HttpMethod method, string doing, Func<IEnumerable<KeyValuePair<string, List<string>>>> links, Action? onNothingDone,
        CancellationToken cancellationToken)
    {
        var asked = session.Metadata.Mark();
        var linkId = await LinkIdAsync(cancellationToken).ConfigureAwait(false);
        var request = new ServerRequest(method, "links/", doing)
        {
            LatestBody = () => Body(linkId, links()),
            OnNothingDone = onNothingDone,
        };
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (MayMissColumn(e))
        {
            var current = await TableCalls.AfterRefusalAsync(
                request, e, CurrentLinkIdAsync(asked, e, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (current == linkId)
                throw;

            linkId = current;
            await TableCalls.AfterRefusalAsync(request, e, SendAsync(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<bool> SendAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        using var response = await session.Tables.SendAsync(request, schema.Table, cancellationToken).ConfigureAwait(false);
        response.ThrowIfNotConfirmed(request.Doing);
        return true;
    }

    private ReadOnlyMemory<byte> Body(string linkId, IEnumerable<KeyValuePair<string, List<string>>> links) =>
        Write(json =>
        {
            json.WriteString("table_id"u8, schema.Table.Id);
            json.WriteString("other_table_id"u8, schema.OtherTableId);
            json.WriteString("link_id"u8, linkId);
            json.WriteStartObject("other_rows_ids_map"u8);
            foreach (var (rowId, others) in links)
            {
                json.WriteStartArray(rowId);
                others.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });

    /// <summary>All links of rows, page by page until each has given its last.</summary>
    internal async Task<Dictionary<string, List<LinkedRow>>> LoadAsync<TOther>(
        IEnumerable<string> rowIds, LinkListReader<TOther> read, CancellationToken cancellationToken)
        where TOther : SeaTableRow
    {
        var links = rowIds.Distinct().ToDictionary(id => id, _ => new List<LinkedRow>());
        var open = links.Keys.ToList();
        while (open.Count > 0)
        {
            var asked = open.Take(MaxRows).ToList();
            var body = Write(json =>
            {
                json.WriteString("table_id"u8, schema.Table.Id);
                json.WriteString("link_column_key"u8, schema.ColumnKey);
                json.WriteStartArray("rows"u8);
                foreach (var id in asked)
                {
                    json.WriteStartObject();
                    json.WriteString("row_id"u8, id);
                    json.WriteNumber("offset"u8, links[id].Count);
                    json.WriteNumber("limit"u8, PageSize);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            var answered = await ReadPageAsync(body, read, links, cancellationToken).ConfigureAwait(false);
            open.RemoveAll(id => asked.Contains(id) && answered.GetValueOrDefault(id) < PageSize);
        }

        return links;
    }

    /// <summary>Reads one page of each row.</summary>
    /// <returns>How many links it had for each.</returns>
    private async Task<Dictionary<string, int>> ReadPageAsync<TOther>(
        ReadOnlyMemory<byte> body, LinkListReader<TOther> read, Dictionary<string, List<LinkedRow>> links,
        CancellationToken cancellationToken)
        where TOther : SeaTableRow
    {
        var request = new ServerRequest(HttpMethod.Post, "query-links/", "reading links" + Where, body);
        var context = session.NewReadContext(schema.Table);
        var asked = session.Metadata.Mark();
        using var response = await SendReadAsync(request, asked, cancellationToken).ConfigureAwait(false);
        try
        {
            var pages = ReadLinks(response.Body.Span, read, context);
            await session.UnknownOptions.ResolveAsync(context.UnknownOptions, cancellationToken).ConfigureAwait(false);
            foreach (var (rowId, page) in pages)
                links.GetValueOrDefault(rowId)?.AddRange(page);

            return pages.ToDictionary(page => page.Key, page => page.Value.Count);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(request.Doing, e);
        }
    }

    private async Task<ServerResponse> SendReadAsync(ServerRequest request, long asked, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Tables.SendAsync(request, schema.Table, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (MayMissColumn(e))
        {
            _ = await CurrentLinkIdAsync(asked, e, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static Dictionary<string, LinkList<TOther>> ReadLinks<TOther>(
        ReadOnlySpan<byte> json, LinkListReader<TOther> read, RowReadContext context)
        where TOther : SeaTableRow
    {
        var pages = new Dictionary<string, LinkList<TOther>>();
        var reader = new CellReader(json, context);
        reader.StepInto();
        while (reader.NextCell())
        {
            var rowId = reader.KeyText();
            pages[rowId] = read(ref reader);
        }

        return pages;
    }

    /// <summary>
    /// The id that both ends of the link share. It may change when the column is made anew, so it is never taken from the schema
    /// file.
    /// </summary>
    private async Task<string> LinkIdAsync(CancellationToken cancellationToken)
    {
        var metadata = await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        if (LinkId(metadata) is { } known)
            return known;

        var table = await session.Tables.BindNewlyAsync(schema.Table, cancellationToken).ConfigureAwait(false);
        return LinkIdOf(table.Current) ?? throw NoLink(" Nothing was sent.", null);
    }

    /// <summary>The id as the base has it after the moment; when the base can't be asked, the refusal says enough.</summary>
    /// <exception cref="SeaTableSchemaException">The column is no link any more.</exception>
    private async Task<string> CurrentLinkIdAsync(long moment, SeaTableApiException refusal, CancellationToken cancellationToken)
    {
        if (await session.Tables.FindAsync(schema.Table, moment, cancellationToken).ConfigureAwait(false) is not { } table)
            throw refusal;

        return LinkIdOf(table) ?? throw NoLink("", refusal);
    }

    private SeaTableSchemaException NoLink(string outcome, Exception? cause) => new(
        $"Column '{schema.Column}' (key {schema.ColumnKey}) of table '{schema.Table.Name}' is no link in the base any " +
        $"more.{outcome} {Help.UpdateSchemaFile}",
        schema.Table.Name, schema.Column, cause);

    /// <summary>Whether the refusal may come from a column that is gone; the servers' words for that are not known.</summary>
    private static bool MayMissColumn(SeaTableApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest
        && !IsExistingLink(refusal) && !MissingRow.IsReportedBy(refusal);

    private string? LinkId(BaseMetadata metadata) => metadata.FindTable(schema.Table.Id) is { } table ? LinkIdOf(table) : null;

    private string? LinkIdOf(TableMetadata table) =>
        table.FindColumn(schema.ColumnKey) is { Type: ColumnType.Link, Data: { } data } ? data.Text("link_id") : null;

    private string Where => $" of column '{schema.Column}' of table '{schema.Table.Name}'";

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Whether a link that was to be made was there already, by what the server says.</summary>
    internal static bool IsExistingLink(SeaTableApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK && refusal is not SeaTablePermissionException
        && ServerMessages.IsExistingLink(refusal.ServerMessage);
}

/// <summary>The server refuses links to rows that are not there, and does not say which. The ids narrow it down.</summary>
internal static class MissingRow
{
    private const int MostIds = 10;

    internal static bool IsReportedBy(SeaTableApiException refusal) =>
        refusal is not SeaTablePermissionException && ServerMessages.IsLinkedRowNotFound(refusal.ServerMessage);

    internal static SeaTableRowNotFoundException AmongLinks(
        SeaTableApiException refusal, IReadOnlyCollection<KeyValuePair<string, List<string>>> links)
    {
        var ids = links.SelectMany(link => link.Value.Prepend(link.Key)).Distinct().ToList();
        var more = ids.Count > MostIds ? string.Create(CultureInfo.InvariantCulture, $" and {ids.Count - MostIds} more") : "";
        return new SeaTableRowNotFoundException(
            $"{refusal.Message} One of these rows is not in the base any more: {string.Join(", ", ids.Take(MostIds))}{more}. " +
            "Read the rows again.",
            refusal.StatusCode ?? default, refusal.ServerMessage, refusal)
        {
            RetryAfter = refusal.RetryAfter,
            NotApplied = refusal.NotApplied,
            Outcome = refusal.Outcome,
        };
    }
}

using System.Globalization;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Sends the changes of the links of one column: <c>…/links/</c>.</summary>
internal sealed class LinkCalls(ClientSession session, LinkSchema schema)
{
    /// <summary>The most rows whose links one call changes.</summary>
    private const int MaxRows = ServerLimits.RowsPerLinkCall;

    private readonly LinkBinding _binding = new(session, schema);

    /// <summary>Reads the links.</summary>
    internal LinkReader Reader { get; } = new(session, schema);

    /// <summary>Row ids, each with the ids of the rows at the other end.</summary>
    internal async Task SendAsync(
        HttpMethod method, string doing, Dictionary<string, List<string>> links, CancellationToken cancellationToken)
    {
        var before = 0;
        foreach (var part in links.Chunk(MaxRows))
        {
            var what = doing + _binding.Where + Batches.Part(before, part.Length, links.Count);
            try
            {
                await SendPartAsync(method, what, () => part, null, cancellationToken).ConfigureAwait(false);
            }
            catch (SeaTableApiException e) when (LinkRefusal.IsMissingRow(e))
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
        SendPartAsync(method, doing + _binding.Where, links, onNothingDone, cancellationToken);

    /// <summary>Sends the links of some rows; once more when the server refuses because the column has been made anew.</summary>
    private async Task SendPartAsync(
        HttpMethod method, string doing, Func<IEnumerable<KeyValuePair<string, List<string>>>> links, Action? onNothingDone,
        CancellationToken cancellationToken)
    {
        var asked = session.Metadata.Mark();
        var linkId = await _binding.LinkIdAsync(cancellationToken).ConfigureAwait(false);
        var request = new ServerRequest(method, "links/", doing)
        {
            LatestBody = () => Body(linkId, links()),
            OnNothingDone = onNothingDone,
        };
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (LinkRefusal.MayMissColumn(e))
        {
            var current = await TableCalls.AfterRefusalAsync(
                request, e, _binding.CurrentLinkIdAsync(asked, e, cancellationToken), cancellationToken).ConfigureAwait(false);
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
        LinkReader.Write(json =>
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
}

/// <summary>The server refuses links to rows that are not there, and does not say which. The ids narrow it down.</summary>
internal static class MissingRow
{
    private const int MostIds = 10;

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
